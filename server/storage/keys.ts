// The keys that wrap data keys (key-encryption keys). They are never in the database that holds what they protect.
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** A KMS can stand behind this: nothing here needs the key itself to be in this process. */
export interface KeyProvider {
  /** The version new data keys were wrapped with when this was opened. */
  readonly current: number;
  /**
   * `context` names what the key is for; unwrapping with another one fails. It is not secret. By the current version, or by
   * a later one that others are known to wrap by, if it is at hand: a rotation went on since.
   */
  wrap(dataKey: Buffer, context: string, others?: number): Promise<{ wrapped: Buffer; version: number }>;
  unwrap(wrapped: Buffer, version: number, context: string): Promise<Buffer>;
}

/** What is wrong with the keys, in a sentence for the operator. Holds no key. */
export class KeyError extends Error {
  override readonly name = "KeyError";
}

/** All versions this process knows, newest first; the first wraps. */
export type KeyRing = ReadonlyMap<number, Buffer>;

const KEY_BYTES = 32;
const FORMAT = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

export function newKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

/** `refresh` is asked once when a version is unknown: a rotation may have added it since the start. */
export function keysFrom(ring: KeyRing, refresh: () => Promise<KeyRing> = async () => ring): KeyProvider {
  let known = ring;
  const [current] = ring.keys();
  if (current === undefined) throw new KeyError("There is no key-encryption key.");

  async function isAtHand(version: number): Promise<boolean> {
    // A file that cannot be read just now keeps nobody from beginning: the version before is as good until it is forgotten.
    if (!known.has(version)) known = await refresh().catch(() => known);
    return known.has(version);
  }

  async function keyOf(version: number): Promise<Buffer> {
    if (!known.has(version)) known = await refresh();
    const key = known.get(version);
    if (key !== undefined) return key;
    throw new KeyError(
      `The key-encryption key of version ${version} is missing (known: ${[...known.keys()].join(", ")}); ` +
        "what it sealed cannot be read until it is put back.",
    );
  }

  return {
    current,
    async wrap(dataKey, context, others = current) {
      const version = others > current && (await isAtHand(others)) ? others : current;
      return { wrapped: seal(await keyOf(version), dataKey, context), version };
    },
    async unwrap(wrapped, version, context) {
      return unseal(await keyOf(version), wrapped, version, context);
    },
  };
}

/** format | nonce | tag | ciphertext, with AES-256-GCM. */
function seal(key: Buffer, dataKey: Buffer, context: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(context, "utf8"));
  const sealed = Buffer.concat([cipher.update(dataKey), cipher.final()]);
  return Buffer.concat([Buffer.of(FORMAT), nonce, cipher.getAuthTag(), sealed]);
}

function unseal(key: Buffer, wrapped: Buffer, version: number, context: string): Buffer {
  if (wrapped.length <= HEAD_BYTES || wrapped[0] !== FORMAT) {
    throw new KeyError("A wrapped key is malformed: it is too short or of an unknown format.");
  }
  const nonce = wrapped.subarray(1, 1 + NONCE_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(context, "utf8"))
    .setAuthTag(wrapped.subarray(1 + NONCE_BYTES, HEAD_BYTES));
  try {
    return Buffer.concat([decipher.update(wrapped.subarray(HEAD_BYTES)), decipher.final()]);
  } catch {
    throw new KeyError(
      `A wrapped key does not open with the key-encryption key of version ${version}: ` +
        "that key is not the one it was wrapped with, or the wrapped key was changed or moved.",
    );
  }
}

/** Reads base64; node's own decoder skips what it does not understand. */
export function keyFromText(text: string, where: string): Buffer {
  const key = Buffer.from(text, "base64");
  if (key.length === KEY_BYTES && key.toString("base64") === text) return key;
  throw new KeyError(
    `${where} is not a key of ${KEY_BYTES} bytes in base64 (make one with "openssl rand -base64 32").`,
  );
}

/** KEY_ENCRYPTION_KEYS: "2:base64,1:base64", the current one first. */
export function keysFromEnvironment(value: string): KeyProvider {
  const ring = new Map<number, Buffer>();
  for (const [at, entry] of value.split(",").entries()) {
    const [, digits, text] = /^([1-9]\d{0,8}):(.*)$/.exec(entry.trim()) ?? [];
    const where = `Entry ${at + 1} of KEY_ENCRYPTION_KEYS`;
    if (digits === undefined || text === undefined)
      throw new KeyError(`${where} is not of the form version:base64.`);
    const version = Number(digits);
    if (ring.has(version)) throw new KeyError(`KEY_ENCRYPTION_KEYS holds version ${version} twice.`);
    ring.set(version, keyFromText(text, where));
  }
  return keysFrom(ring);
}
