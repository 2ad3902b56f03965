/**
 * A text as CP932, the encoding of older programs of Japanese Windows, which has no encoder in browsers: its decoder, read
 * backwards. What it does not know becomes 〓, and is counted.
 */
export function toCp932(text: string): {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly replaced: ReadonlyMap<string, number>;
} {
  const codes = table();
  const bytes: number[] = [];
  const replaced = new Map<string, number>();
  for (const letter of text) {
    const code = codes.get(alike.get(letter) ?? letter);
    if (code === undefined) {
      replaced.set(letter, (replaced.get(letter) ?? 0) + 1);
      bytes.push(0x81, 0xac);
    } else if (code > 0xff) bytes.push(code >> 8, code & 0xff);
    else bytes.push(code);
  }
  return { bytes: new Uint8Array(bytes), replaced };
}

/** The same signs under other code points. */
const alike = new Map([
  ["\u301c", "\uff5e"],
  ["\u2212", "\uff0d"],
  ["\u2014", "\u2015"],
  ["\u2016", "\u2225"],
  ["\u00a2", "\uffe0"],
  ["\u00a3", "\uffe1"],
  ["\u00ac", "\uffe2"],
]);

let known: Map<string, number> | null = null;

function table(): Map<string, number> {
  if (known) return known;
  known = new Map();
  for (let byte = 0; byte < 0x80; byte++) known.set(String.fromCharCode(byte), byte);
  for (let byte = 0xa1; byte < 0xe0; byte++) known.set(String.fromCharCode(0xff61 + byte - 0xa1), byte);
  const decoder = new TextDecoder("shift_jis", { fatal: true });
  for (let lead = 0x81; lead <= 0xfc; lead++) {
    if (lead >= 0xa0 && lead < 0xe0) continue;
    for (let trail = 0x40; trail <= 0xfc; trail++) {
      // Written by nobody: private signs, and a second copy of what stands elsewhere.
      if (trail === 0x7f || (lead >= 0xed && lead <= 0xf9)) continue;
      const letter = decoded(decoder, lead, trail);
      if (letter && !known.has(letter)) known.set(letter, (lead << 8) | trail);
    }
  }
  return known;
}

function decoded(decoder: TextDecoder, lead: number, trail: number): string | null {
  try {
    const letter = decoder.decode(new Uint8Array([lead, trail]));
    return [...letter].length === 1 ? letter : null;
  } catch {
    return null;
  }
}
