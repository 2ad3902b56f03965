/** [TX-1] Counted in characters a person sees as one code point, not in UTF-16 units. */
export const longestMessage = 4_000;

/** In unicode mode a pair is one code point, so only halves standing alone match. No lookbehind: iPadOS 15 has none. */
const loneSurrogate = /\p{Cs}/u;

export type MessageFault = "message-empty" | "message-too-long" | "message-malformed";

export function messageLength(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

/** What is wrong with a text, or null. The page asks before sending, the server asks again. */
export function messageFault(text: string): MessageFault | null {
  if (text.trim() === "") return "message-empty";
  if (text.includes("\0") || loneSurrogate.test(text)) return "message-malformed";
  if (text.length > longestMessage && messageLength(text) > longestMessage) return "message-too-long";
  return null;
}
