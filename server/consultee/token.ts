import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/**
 * A consultee's token: 256 random bits and our signature over them. It needs no row to be known as ours, so a visitor who
 * never writes leaves nothing behind, and after a restore an open page is still who it was.
 */
export function mintToken(signingKey: Buffer): string {
  const random = randomBytes(32);
  return Buffer.concat([random, signatureOf(random, signingKey)]).toString("base64url");
}

export function isOurs(token: string, signingKey: Buffer): boolean {
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length !== 48 || bytes.toString("base64url") !== token) return false;
  return timingSafeEqual(bytes.subarray(32), signatureOf(bytes.subarray(0, 32), signingKey));
}

/** What is stored in place of the token. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

function signatureOf(random: Buffer, signingKey: Buffer): Buffer {
  return createHmac("sha256", signingKey).update(random).digest().subarray(0, 16);
}
