import { createHmac, createPublicKey, timingSafeEqual, verify } from "node:crypto";
import { z } from "zod";

const header = z.object({ alg: z.enum(["HS256", "ES256"]), kid: z.string().optional() });
const keys = z.object({
  keys: z.array(
    z.object({
      kid: z.string().optional(),
      kty: z.string(),
      crv: z.string().optional(),
      x: z.string().optional(),
      y: z.string().optional(),
    }),
  ),
});

const patienceMillis = 10_000;

/**
 * Whether LINE has signed this ID token: with the channel's secret (HS256), as after a sign-in in a browser, or with its own
 * key (ES256). No other algorithm counts. What the token says is checked by openid-client.
 */
export async function isIdTokenSigned(token: string, secret: string, jwksUri: URL): Promise<boolean> {
  const [head = "", payload = "", signed = "", ...rest] = token.split(".");
  if (rest.length > 0) return false;
  const read = header.safeParse(parse(head));
  if (!read.success) return false;
  const said = Buffer.from(`${head}.${payload}`);
  const signature = Buffer.from(signed, "base64url");
  if (read.data.alg === "HS256") {
    const own = createHmac("sha256", secret).update(said).digest();
    return own.length === signature.length && timingSafeEqual(own, signature);
  }
  const answer = await fetch(jwksUri, { redirect: "error", signal: AbortSignal.timeout(patienceMillis) });
  const known = keys.parse(await answer.json()).keys;
  const key = known.find(({ kid, crv }) => crv === "P-256" && kid === read.data.kid);
  if (!key) return false;
  const { kty, crv, x, y } = key;
  const publicKey = createPublicKey({
    key: { kty, crv, x, y } as import("node:crypto").JsonWebKey,
    format: "jwk",
  });
  return verify("sha256", said, { key: publicKey, dsaEncoding: "ieee-p1363" }, signature);
}

function parse(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}
