import { createECDH, hkdfSync } from "node:crypto";

/** The pair by which push services know this city (VAPID, RFC 8292), as base64url. */
export type PushKeys = { readonly publicKey: string; readonly privateKey: string };

/** How many points P-256 has. */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/**
 * Always the same for a city, after restarts, restores and rotations: a browser that allowed notices takes them from this pair
 * alone. Nothing of it is stored.
 */
export function pushKeysOf(secret: Buffer): PushKeys {
  // 16 bytes more than the key has, so that none is likelier than another.
  const random = Buffer.from(hkdfSync("sha256", secret, Buffer.alloc(0), "yorisoi/push-keys", 48));
  const scalar = (BigInt(`0x${random.toString("hex")}`) % (order - 1n)) + 1n;
  const pair = createECDH("prime256v1");
  pair.setPrivateKey(scalar.toString(16).padStart(64, "0"), "hex");
  return {
    publicKey: pair.getPublicKey("base64url"),
    privateKey: pair.getPrivateKey().toString("base64url"),
  };
}
