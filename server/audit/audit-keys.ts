import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  hash,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign,
} from "node:crypto";
import type { Database } from "../storage/database.ts";
import type { KeyProvider } from "../storage/keys.ts";
import { recordAct } from "./record.ts";
import { insertSecret, loadSecret } from "./store.ts";

/**
 * The keys of the audit trail, derived from one secret that is sealed like the others. Whoever owns the database but not the
 * key-encryption key can rewrite the trail, and can sign none of it.
 */
export type AuditKeys = {
  /** Ed25519: what the city keeps, to check what it is sent. */
  readonly publicKey: KeyObject;
  /** SHA-256 of the public key in DER, hexadecimal: what two people compare over the telephone. */
  readonly fingerprint: string;
  /** Base64. */
  sign(text: string): string;
  /** [AU-5] The same words give the same hash, and nobody without the key can try out words. `kind` keeps them apart. */
  hashWords(kind: "term" | "name" | "network" | "contents", words: string): string;
};

const name = "audit";
const context = "yorisoi/sealed-secret\naudit";

/** Null where there is no secret yet. Throws a KeyError where the key-encryption key is not the one. */
export async function loadAuditKeys(db: Database, provider: KeyProvider): Promise<AuditKeys | null> {
  const found = await loadSecret(db, name);
  return found ? keysOf(await provider.unwrap(found.sealed, found.kek_version, context)) : null;
}

/** Makes the secret where there is none yet, which is itself a line of the trail. */
export async function openAuditKeys(
  db: Database,
  provider: KeyProvider,
  now: () => Date,
): Promise<AuditKeys> {
  const known = await loadAuditKeys(db, provider);
  if (known) return known;
  const secret = randomBytes(32);
  const made = keysOf(secret);
  const { wrapped, version } = await provider.wrap(secret, context);
  const isOurs = await db.transaction().execute(async (tx) => {
    if (!(await insertSecret(tx, { name, sealed: wrapped, kek_version: version }))) return false;
    await recordAct(tx, now(), { kind: "system" }, "key:make", { key: name, keyHash: made.fingerprint });
    return true;
  });
  return isOurs ? made : openAuditKeys(db, provider, now);
}

function keysOf(secret: Buffer): AuditKeys {
  const signing = ed25519(derive(secret, "audit-heads"));
  const naming = derive(secret, "audit-words");
  const publicKey = createPublicKey(signing);
  return {
    publicKey,
    fingerprint: fingerprintOf(publicKey),
    sign: (text) => sign(null, Buffer.from(text), signing).toString("base64"),
    hashWords: (kind, words) =>
      createHmac("sha256", naming)
        .update(`${kind}\n${words.normalize("NFKC").trim()}`)
        .digest("hex"),
  };
}

export function fingerprintOf(publicKey: KeyObject): string {
  return hash("sha256", derOf(publicKey));
}

export function derOf(publicKey: KeyObject): Buffer {
  return publicKey.export({ type: "spki", format: "der" });
}

/** RFC 8410: an Ed25519 private key is any 32 bytes behind this head. */
function ed25519(seed: Buffer): KeyObject {
  const der = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]);
  return createPrivateKey({ key: der, format: "der", type: "pkcs8" });
}

function derive(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, Buffer.alloc(0), `yorisoi/${purpose}`, 32));
}
