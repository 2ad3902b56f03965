import { createHmac, timingSafeEqual } from "node:crypto";

/** [LI-2] [UP-5] Whether these very bytes were signed with one of these secrets. Asked before anything reads them. */
export function isSignature(signature: unknown, bytes: Buffer, secrets: readonly string[]): boolean {
  if (typeof signature !== "string") return false;
  const given = Buffer.from(signature, "base64");
  if (given.length !== 32) return false;
  return secrets.some((secret) =>
    timingSafeEqual(createHmac("sha256", secret).update(bytes).digest(), given),
  );
}
