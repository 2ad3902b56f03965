// Bech32 (BIP 173): letters with a checksum that tells every single wrong one.
const letters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const checksumLetters = 6;
const keyBytes = 32;

/** The 32 bytes that stand behind `prefix` and a 1, in small letters; null where anything is wrong with them. */
export function readBech32(prefix: string, text: string): Buffer | null {
  if (text !== text.toLowerCase() || !text.startsWith(`${prefix}1`)) return null;
  const values = [...text.slice(prefix.length + 1)].map((letter) => letters.indexOf(letter));
  if (values.includes(-1) || values.length <= checksumLetters) return null;
  const codes = [...prefix].map((letter) => letter.charCodeAt(0));
  const head = [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
  if (polymod([...head, ...values]) !== 1) return null;
  return bytesOf(values.slice(0, -checksumLetters));
}

function polymod(values: readonly number[]): number {
  const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
  return values.reduce((sum, value) => {
    const top = sum >>> 25;
    const next = ((sum & 0x1ffffff) << 5) ^ value;
    return generators.reduce((mixed, generator, at) => ((top >> at) & 1 ? mixed ^ generator : mixed), next);
  }, 1);
}

/** Fives of bits to eights; what is left over has to be zeros, and fewer than five. */
function bytesOf(fives: readonly number[]): Buffer | null {
  const bytes: number[] = [];
  let [held, bits] = [0, 0];
  for (const five of fives) {
    held = ((held << 5) | five) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 0xff);
  }
  const isWhole = bits < 5 && (held & ((1 << bits) - 1)) === 0;
  return isWhole && bytes.length === keyBytes ? Buffer.from(bytes) : null;
}
