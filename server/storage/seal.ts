import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import type { DraftKind } from "../../domain/draft.ts";
import type { AuthorKind } from "../../domain/entry.ts";
import type { ConsultationId, StaffId } from "../../domain/ids.ts";
import type { NoteKind } from "../../domain/note.ts";

/** The key of one consultation's words. Lives unwrapped in memory only; as key objects, which are quicker to use. */
export type DataKey = {
  readonly version: number;
  readonly sealing: KeyObject;
  readonly naming: KeyObject;
};

/** What a sealed body belongs to: moved anywhere else, it no longer opens ([SE-1]). */
export type Place = {
  readonly consultation: ConsultationId;
  readonly seq: number;
  readonly by: AuthorKind;
  /** Who of the staff wrote it. */
  readonly staff: StaffId | null;
  /** What it is, where it is no message: one does not open in the place of the other. */
  readonly beside?: "face" | "picture";
};

const nonceBytes = 12;
const tagBytes = 16;
const formatOne = 1;

export function newDataKeySecret(): Buffer {
  return randomBytes(32);
}

export function dataKey(version: number, secret: Buffer): DataKey {
  return { version, sealing: derive(secret, "sealing"), naming: derive(secret, "naming") };
}

/** What is kept of a consultation beside its entries. A draft is of version 0; notes are counted by it. */
export type Beside = {
  readonly consultation: ConsultationId;
  readonly kind:
    | "record"
    | "record-draft"
    | "disclosure"
    | "urgent"
    | "risk-sheet"
    | "correction"
    | `draft-${DraftKind}`
    | `note-${NoteKind}`;
  readonly version: number;
  readonly staff: StaffId;
};

export function sealText(key: DataKey, place: Place, text: string): Buffer {
  return seal(key, boundTo(key, place), text);
}

export function sealBytes(key: DataKey, place: Place, bytes: Uint8Array): Buffer {
  return seal(key, boundTo(key, place), bytes);
}

export function sealBeside(key: DataKey, beside: Beside, text: string): Buffer {
  return seal(key, besideTo(key, beside), text);
}

/** AES-256-GCM. Layout: format (1 byte), nonce (12), tag (16), what was sealed. */
function seal(key: DataKey, bound: Buffer, what: string | Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key.sealing, nonce);
  cipher.setAAD(bound);
  const sealed = typeof what === "string" ? cipher.update(what, "utf8") : cipher.update(what);
  cipher.final();
  return Buffer.concat([Buffer.of(formatOne), nonce, cipher.getAuthTag(), sealed]);
}

/** Throws where a single bit, the place, or the key is not the one it was sealed with. */
export function openText(key: DataKey, place: Place, sealed: Buffer): string {
  return openBytes(key, place, sealed).toString("utf8");
}

/** Throws like `openText`. */
export function openBytes(key: DataKey, place: Place, sealed: Buffer): Buffer {
  const bytes = open(key, boundTo(key, place), sealed);
  if (bytes === null) throw new SealError(place);
  return bytes;
}

/** Null where a single bit, the place, or the key is not the one it was sealed with. */
export function openBeside(key: DataKey, beside: Beside, sealed: Buffer): string | null {
  return open(key, besideTo(key, beside), sealed)?.toString("utf8") ?? null;
}

function open(key: DataKey, bound: Buffer, sealed: Buffer): Buffer | null {
  const tagAt = 1 + nonceBytes;
  // Cut short, it would be checked by a shorter tag.
  if (sealed[0] !== formatOne || sealed.length < tagAt + tagBytes) return null;
  const nonce = sealed.subarray(1, tagAt);
  const decipher = createDecipheriv("aes-256-gcm", key.sealing, nonce, { authTagLength: tagBytes });
  decipher.setAAD(bound);
  decipher.setAuthTag(sealed.subarray(tagAt, tagAt + tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(tagAt + tagBytes)), decipher.final()]);
  } catch {
    return null;
  }
}

/** Tells a repeated body from another one under the same idempotency key, without a hash that could be guessed. */
export function nameBody(key: DataKey, text: string): Buffer {
  return createHmac("sha256", key.naming).update(text, "utf8").digest().subarray(0, 16);
}

export function isSameBody(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

/** A stored body that was changed, moved, or belongs to another key. Says where, never what. */
export class SealError extends Error {
  constructor(place: Place) {
    super(`The body of entry ${place.seq} of consultation ${place.consultation} does not open.`);
    this.name = "SealError";
  }
}

function boundTo(key: DataKey, { consultation, seq, by, staff, beside }: Place): Buffer {
  const kind = beside ? `\n${beside}` : "";
  return Buffer.from(
    `yorisoi/entry/1\n${consultation}\n${seq}\n${by}\n${staff ?? ""}\n${key.version}${kind}`,
  );
}

function besideTo(key: DataKey, { consultation, kind, version, staff }: Beside): Buffer {
  return Buffer.from(`yorisoi/${kind}/1\n${consultation}\n${version}\n${staff}\n${key.version}`);
}

function derive(secret: Buffer, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync("sha256", secret, Buffer.alloc(0), `yorisoi/${purpose}`, 32)));
}
