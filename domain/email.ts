/** One address and nothing else: what could be read as several, or as a header, is none. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[\w.+-]{1,64}@[a-z\d-]+(\.[a-z\d-]+)+$/i.test(text);
}
