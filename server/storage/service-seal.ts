import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/**
 * Seals a short text of the service itself under one of its secrets: AES-256-GCM, bound to a place, so that it does not open
 * in another. Layout: format (1 byte), nonce (12), tag (16), sealed text.
 */
export function sealSecret(secret: Buffer, place: string, text: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", secret, nonce);
  cipher.setAAD(Buffer.from(`yorisoi/service\n${place}`));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([Buffer.of(1), nonce, cipher.getAuthTag(), sealed]);
}

/** Throws where a bit of it, its place or the secret is another one. */
export function openSecret(secret: Buffer, place: string, sealed: Buffer): string {
  if (sealed[0] !== 1 || sealed.length < 29) throw new Error("A sealed text of the service does not open.");
  const decipher = createDecipheriv("aes-256-gcm", secret, sealed.subarray(1, 13), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(`yorisoi/service\n${place}`));
  decipher.setAuthTag(sealed.subarray(13, 29));
  return decipher.update(sealed.subarray(29), undefined, "utf8") + decipher.final("utf8");
}
