// How each sealed column is opened. Each is bound to its own place, which its row tells.
import type { DraftKind } from "../../domain/draft.ts";
import type { AuthorKind } from "../../domain/entry.ts";
import type { ConsultationId, StaffId } from "../../domain/ids.ts";
import type { NoteKind } from "../../domain/note.ts";
import type { HeldKey } from "../storage/data-keys.ts";
import { type Beside, openBeside, openBytes, openText } from "../storage/seal.ts";
import type { Secrets } from "../storage/secrets.ts";
import { openSecret } from "../storage/service-seal.ts";

/** As the database says it in JSON: bytes as \x and hexadecimal, instants in UTC. */
export type Row = Readonly<Record<string, unknown>>;

type Hand = {
  readonly row: Row;
  readonly sealed: Buffer;
  readonly secrets: Secrets;
  /** Of the row's consultation; undefined where it has none, or where it was destroyed. */
  readonly key: HeldKey | undefined;
};
/** Throws, or answers null, where it does not open. */
export type Opener = (hand: Hand) => string | Buffer | null;

/** Sealed by the service itself for its staff. */
export function ofStaff(place: (row: Row) => string): Opener {
  return ({ row, sealed, secrets }) => openSecret(secrets.staffSealing, place(row), sealed);
}

/** Sealed by the service for what it knows of LINE. */
export function ofLine(place: (row: Row) => string): Opener {
  return ({ row, sealed, secrets }) => openSecret(secrets.lineSealing, place(row), sealed);
}

/** Sealed with the key of its consultation, beside its entries. */
export function beside(
  kind: (row: Row) => Beside["kind"],
  version: (row: Row) => number,
  staff = "staff_id",
): Opener {
  return ({ row, sealed, key }) =>
    key
      ? openBeside(
          key,
          {
            consultation: text(row, "consultation_id") as ConsultationId,
            ...{ kind: kind(row), version: version(row), staff: text(row, staff) as StaffId },
          },
          sealed,
        )
      : null;
}

/** Of a message, or the remark that goes with a face. */
export const ofEntry: Opener = ({ row, sealed, key }) => {
  if (!key) return null;
  const isFace = row["kind"] === "face";
  return openText(key, { ...placeOf(row), ...(isFace ? { staff: null, beside: "face" } : {}) }, sealed);
};

export const ofPicture: Opener = ({ row, sealed, key }) =>
  key ? openBytes(key, { ...placeOf(row), by: "consultee", staff: null, beside: "picture" }, sealed) : null;

export const noteKind = (row: Row): Beside["kind"] => `note-${text(row, "kind") as NoteKind}`;
export const draftKind = (row: Row): Beside["kind"] => `draft-${text(row, "kind") as DraftKind}`;

export const text = (row: Row, name: string): string => String(row[name]);
export const number = (row: Row, name: string): number => Number(row[name]);

/** Null where it is no bytes. */
export function bytesIn(value: unknown): Buffer | null {
  return typeof value === "string" && value.startsWith("\\x") ? Buffer.from(value.slice(2), "hex") : null;
}

function placeOf(row: Row) {
  return {
    consultation: text(row, "consultation_id") as ConsultationId,
    seq: number(row, "seq"),
    by: row["by_whom"] as AuthorKind,
    staff: row["staff_id"] as StaffId | null,
  };
}
