import { createPublicKey, type KeyObject, type PublicKeyInput, verify } from "node:crypto";
import { z } from "zod";
import { type AuditKeys, derOf } from "./audit-keys.ts";

/**
 * What leaves with a signature is one line of JSON whose last two members are the public key and the signature. The signature
 * is over the text without its last member, so that `openssl pkeyutl -verify` can check it as well.
 */
export function signStatement(
  keys: Pick<AuditKeys, "publicKey" | "sign">,
  statement: Readonly<Record<string, unknown>>,
): string {
  const said = JSON.stringify({ ...statement, key: derOf(keys.publicKey).toString("base64") });
  return `${said.slice(0, -1)},"signature":"${keys.sign(said)}"}`;
}

/** Null where the signature is not this key's, or a letter was changed. */
export function isSignedBy(publicKey: KeyObject, text: string): boolean {
  const [, said, signature] = /^(\{.*),"signature":"([A-Za-z\d+/=]+)"\}$/s.exec(text) ?? [];
  if (said === undefined || signature === undefined) return false;
  return verify(null, Buffer.from(`${said}}`), publicKey, Buffer.from(signature, "base64"));
}

/** The key that a statement names itself. Whether it is the city's, only who holds that one can say. */
export function keyNamedIn({ key }: { readonly key: string }): KeyObject | null {
  try {
    return publicKeyFrom({ key: Buffer.from(key, "base64"), format: "der", type: "spki" });
  } catch {
    return null;
  }
}

/** From PEM, or from DER with its form. Throws where it is no key of an audit trail. */
export function publicKeyFrom(written: string | PublicKeyInput): KeyObject {
  const key = createPublicKey(written);
  if (key.asymmetricKeyType !== "ed25519") throw new Error("This is not the public key of an audit trail.");
  return key;
}

const hex = z.string().regex(/^[\da-f]{64}$/);
const place = z.int().min(0);

/** The head of the chain at one moment. */
const head = z.strictObject({
  format: z.literal("yorisoi-audit-head-1"),
  epoch: z.uuid(),
  count: place,
  hash: hex,
  at: z.iso.datetime(),
  /** The public key in DER, base64. */
  key: z.string(),
  signature: z.string(),
});
export type SignedHead = z.output<typeof head> & { readonly text: string };

/** The end of an exported file: where its lines begin and end, for whom and why it was made. */
const fileEnd = z.strictObject({
  format: z.literal("yorisoi-audit-file-1"),
  epoch: z.uuid(),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  first: place,
  last: place,
  previous: hex,
  hash: hex,
  purpose: z.string(),
  /** The line that records this export. */
  line: place,
  at: z.iso.datetime(),
  /** The public key in DER, base64. */
  key: z.string(),
  signature: z.string(),
});
export type SignedFileEnd = z.output<typeof fileEnd> & { readonly text: string };

/** Null where the text is no head. Whether it is signed is another question. */
export function readHead(text: string): SignedHead | null {
  const parsed = head.safeParse(jsonOf(text));
  return parsed.success ? { ...parsed.data, text } : null;
}

export function readFileEnd(text: string): SignedFileEnd | null {
  const parsed = fileEnd.safeParse(jsonOf(text));
  return parsed.success ? { ...parsed.data, text } : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
