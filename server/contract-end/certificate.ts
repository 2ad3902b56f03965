// 消去証明書: two lines of JSON. The first is the order, signed by the audit trail's key, which the city got long before; it names the
// key of the second, which is made for this one purpose, because the first one is destroyed with everything else.
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from "node:crypto";
import { z } from "zod";
import { eraseSteps, outOfReach } from "../../domain/contract-end.ts";
import type { AuditKeys } from "../audit/audit-keys.ts";
import { isSignedBy, keyNamedIn, signStatement } from "../audit/signed.ts";

export const certificateName = "certificate.jsonl";

const hex = z.string().regex(/^[\da-f]{64}$/);
const count = z.int().min(0);
const instant = z.iso.datetime();

const order = z.strictObject({
  format: z.literal("yorisoi-contract-order-1"),
  epoch: z.uuid(),
  at: instant,
  /** What was handed over, by the hash of its list's end. */
  export: hex,
  exportedAt: instant,
  approval: z.uuid(),
  askedBy: z.string(),
  agreedBy: z.array(z.string()).min(2),
  /** That stood, and what they hold is in the export. */
  holds: count,
  ...{ consultations: count, messages: count, pictures: count, dataKeys: count },
  /** Each key-encryption key by its version and the SHA-256 of its bytes: a copy that turns up can be told by it. */
  keys: z.array(z.strictObject({ version: z.int().positive(), sha256: hex })),
  /** SHA-256 of audit-end.jsonl: the trail from the export to here. */
  trail: hex,
  /** Signs the certificate: the public key in DER, base64. */
  endingKey: z.string(),
  key: z.string(),
  signature: z.string(),
});
export type Order = z.output<typeof order>;

const erased = z.strictObject({ step: z.enum(eraseSteps), files: count, bytes: count });

const certificate = z.strictObject({
  format: z.literal("yorisoi-contract-certificate-1"),
  /** SHA-256 of the order's line. */
  order: hex,
  begunAt: instant,
  endedAt: instant,
  erased: z.array(erased),
  outOfReach: z.array(z.enum(outOfReach)),
  key: z.string(),
  signature: z.string(),
});
export type Certificate = z.output<typeof certificate>;

export type EndingKey = { readonly publicKey: KeyObject; readonly written: string };

export function newEndingKey(): EndingKey {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  return { publicKey, written: privateKey.export({ type: "pkcs8", format: "der" }).toString("base64") };
}

export function signOrder(
  keys: Pick<AuditKeys, "publicKey" | "sign">,
  said: Omit<Order, "format" | "endingKey" | "key" | "signature">,
  { publicKey }: EndingKey,
): string {
  const endingKey = publicKey.export({ type: "spki", format: "der" }).toString("base64");
  return signStatement(keys, { format: "yorisoi-contract-order-1", ...said, endingKey });
}

export function signCertificate(
  written: string,
  orderText: string,
  said: Omit<Certificate, "format" | "order" | "key" | "signature">,
): string {
  const privateKey = createPrivateKey({ key: Buffer.from(written, "base64"), format: "der", type: "pkcs8" });
  const keys = {
    publicKey: createPublicKey(privateKey),
    sign: (text: string) => sign(null, Buffer.from(text), privateKey).toString("base64"),
  };
  return signStatement(keys, { format: "yorisoi-contract-certificate-1", order: hashOf(orderText), ...said });
}

export const certificateWrongs = {
  "no-certificate": "This is no certificate: it has not the two lines of one.",
  "order-unsigned": "The order is not signed by that key: it was changed, or it is another city's.",
  "certificate-unsigned": "The certificate is not signed by the key that the order names: it was changed.",
  "other-order": "The certificate belongs to another order.",
  "not-all-steps": "Not everything was erased.",
} as const;
export type CertificateWrong = keyof typeof certificateWrongs;

export type CertificateVerdict =
  | { readonly wrong: CertificateWrong }
  | { readonly wrong: null; readonly order: Order; readonly certificate: Certificate };

/** [CE-5] Needs neither the service nor anything of it: the two lines, and the public key that the city got before (`audit key`). */
export function checkCertificate(text: string, publicKey: KeyObject): CertificateVerdict {
  const [first = "", second = "", ...more] = text.split("\n").filter((line) => line !== "");
  const [ordered, certified] = [order.safeParse(jsonOf(first)), certificate.safeParse(jsonOf(second))];
  if (!ordered.success || !certified.success || more.length > 0) return { wrong: "no-certificate" };
  if (!isSignedBy(publicKey, first)) return { wrong: "order-unsigned" };
  const endingKey = keyNamedIn({ key: ordered.data.endingKey });
  if (!endingKey || !isSignedBy(endingKey, second)) return { wrong: "certificate-unsigned" };
  if (certified.data.order !== hashOf(first)) return { wrong: "other-order" };
  const steps = certified.data.erased.map(({ step }) => step);
  if (eraseSteps.some((step) => !steps.includes(step))) return { wrong: "not-all-steps" };
  return { wrong: null, order: ordered.data, certificate: certified.data };
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
