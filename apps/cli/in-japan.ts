/** As a clock in Japan shows it, wherever this machine is. */
export function inJapan(at: Date): string {
  return at.toLocaleString("sv-SE", { timeZone: "Asia/Tokyo", dateStyle: "short", timeStyle: "short" });
}
