/** CRC-32 as in ZIP and PNG, over as many pieces as there are. */
export type Crc = number;

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb8_8320 ^ (value >>> 1) : value >>> 1;
  return value;
});

export const crcBegin: Crc = 0xffff_ffff;

export function crcOn(crc: Crc, piece: Uint8Array): Crc {
  let value = crc;
  for (const byte of piece) value = (table[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return value;
}

export function crcEnd(crc: Crc): number {
  return (crc ^ 0xffff_ffff) >>> 0;
}
