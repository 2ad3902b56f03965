import { randomBytes } from "node:crypto";

/** UUIDv7 (RFC 9562): ordered by the millisecond, so that new rows lie side by side. Made here, as PostgreSQL 15 has none. */
export function uuidv7(now: Date): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now.getTime(), 0, 6);
  bytes[6] = 0x70 | ((bytes[6] as number) & 0x0f);
  return spelled(bytes);
}

/** A UUIDv8 out of the first 16 bytes of a hash: the same hash names the same thing again. */
export function uuidOfHash(hash: Buffer): string {
  const bytes = Buffer.from(hash.subarray(0, 16));
  bytes[6] = 0x80 | ((bytes[6] as number) & 0x0f);
  return spelled(bytes);
}

function spelled(bytes: Buffer): string {
  bytes[8] = 0x80 | ((bytes[8] as number) & 0x3f);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
