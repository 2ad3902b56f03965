import type { Selectable } from "kysely";
import type { AuthorKind, Entry, StoredEntry } from "../../domain/entry.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Shown } from "../../domain/show-face.ts";
import type { Schema } from "../storage/schema.ts";
import { type DataKey, nameBody, openText, sealText } from "../storage/seal.ts";

type EntryRow = Omit<Selectable<Schema["entry"]>, "xid">;

/** An entry as its row, the body sealed on the way ([SE-1]). */
export function entryRow(id: ConsultationId, entry: Entry, key: DataKey | null): EntryRow {
  const row = {
    consultation_id: id,
    seq: entry.seq,
    at: entry.at,
    kind: kindOf(entry),
    by_whom: byWhom(entry),
    staff_id: authorOf(entry),
    to_staff: null,
    key: null,
    body_mac: null,
    sealed: null,
    mark: null,
    reason: null,
    promised: null,
    attributes: null,
    disclosed_to: null,
    disclosure_ground: null,
    face: null,
    moment: null,
    consent: null,
    picture_width: null,
    picture_height: null,
  };
  switch (entry.kind) {
    case "message": {
      if (!key) throw new Error("A message is stored under its consultation's key or not at all.");
      const place = { consultation: id, seq: entry.seq, by: entry.by, staff: row.staff_id };
      return {
        ...row,
        key: entry.key,
        body_mac: nameBody(key, entry.picture?.name ?? entry.text),
        sealed: sealText(key, place, entry.text),
        picture_width: entry.picture?.width ?? null,
        picture_height: entry.picture?.height ?? null,
      };
    }
    case "read":
      return { ...row, mark: entry.upTo };
    case "hand-over":
      return { ...row, mark: entry.claimVersion, to_staff: entry.to };
    case "retract":
      return { ...row, mark: entry.of };
    case "retracted":
      throw new Error("What is left of a message is made of its row (retract-store.ts).");
    case "claim":
    case "release":
      return { ...row, mark: entry.claimVersion };
    case "close":
    case "deleted":
      return row;
    case "automatic":
      return { ...row, reason: entry.reason, promised: entry.promised };
    case "attributes":
      return { ...row, attributes: entry.attributes };
    case "briefing":
    case "history":
    case "record":
      return { ...row, mark: entry.version };
    case "urgency":
      return { ...row, mark: Number(entry.urgent) };
    case "consent":
      return { ...row, disclosed_to: entry.to, consent: entry.said };
    case "disclosure":
      return { ...row, disclosed_to: entry.to, disclosure_ground: entry.ground };
    case "face": {
      if (!key) throw new Error("A face is stored under its consultation's key or not at all.");
      const { moment, face, remark } = entry;
      const place = { consultation: id, seq: entry.seq, by: entry.by, staff: null, beside: "face" } as const;
      const sealed = remark === null ? null : sealText(key, place, remark);
      return { ...row, moment, face, sealed, key: entry.key, body_mac: nameBody(key, faceBody(entry)) };
    }
  }
}

/** Tells a repeated face from another one under the same key. */
export function faceBody({ moment, face, remark }: Omit<Shown, "key">): string {
  return JSON.stringify(["face", moment, face, remark]);
}

/** [SE-1] What does not open is told as such: one broken entry keeps nobody from the rest. */
export function entryOrPlaceOf(
  row: EntryRow,
  key: DataKey | undefined,
  damaged: (id: ConsultationId, error: unknown, seq: number) => void,
): StoredEntry {
  try {
    return entryOf(row, key);
  } catch (error) {
    damaged(row.consultation_id, error, row.seq);
    return { kind: "unreadable", by: row.by_whom, seq: row.seq, at: row.at };
  }
}

function entryOf(row: EntryRow, key: DataKey | undefined): Entry {
  const { seq, at, mark } = row;
  switch (row.kind) {
    case "message": {
      if (!row.key || !row.sealed || !key)
        throw new Error(`Entry ${seq} of ${row.consultation_id} has no body.`);
      const place = { consultation: row.consultation_id, seq, by: row.by_whom, staff: row.staff_id };
      const text = openText(key, place, row.sealed);
      const said = { kind: "message", seq, at, key: row.key, text } as const;
      const { picture_width: width, picture_height: height } = row;
      const picture = width && height ? { picture: { width, height } } : {};
      if (row.by_whom === "consultee") return { ...said, by: "consultee", ...picture };
      return { ...said, by: "counsellor", staff: present(row.staff_id, row) };
    }
    case "read":
      return { kind: "read", by: row.by_whom, upTo: present(mark, row), seq, at };
    case "claim": {
      const claimVersion = present(mark, row);
      if (row.staff_id === null) return { kind: "release", claimVersion, seq, at };
      return { kind: "claim", staff: row.staff_id, claimVersion, seq, at };
    }
    case "hand-over": {
      const [from, claimVersion] = [present(row.staff_id, row), present(mark, row)];
      return { kind: "hand-over", from, to: row.to_staff, claimVersion, seq, at };
    }
    case "retracted":
      return { kind: "retracted", staff: present(row.staff_id, row), key: present(row.key, row), seq, at };
    case "retract":
      return { kind: "retract", staff: present(row.staff_id, row), of: present(mark, row), seq, at };
    case "close":
      return row.staff_id === null
        ? { kind: "deleted", seq, at }
        : { kind: "close", staff: row.staff_id, seq, at };
    case "automatic":
      return { kind: "automatic", reason: present(row.reason, row), promised: row.promised, seq, at };
    case "attributes": {
      const said = { kind: "attributes", attributes: present(row.attributes, row), seq, at } as const;
      if (row.by_whom === "consultee") return { ...said, by: "consultee" };
      return { ...said, by: "counsellor", staff: present(row.staff_id, row) };
    }
    case "briefing":
    case "record":
      return { kind: row.kind, staff: present(row.staff_id, row), version: present(mark, row), seq, at };
    case "urgency":
      return { kind: "urgency", staff: present(row.staff_id, row), urgent: mark === 1, seq, at };
    case "history":
      return { kind: "history", version: present(mark, row), seq, at };
    case "disclosure": {
      const [to, ground] = [present(row.disclosed_to, row), present(row.disclosure_ground, row)];
      return { kind: "disclosure", staff: present(row.staff_id, row), to, ground, seq, at };
    }
    case "consent": {
      const [to, said] = [present(row.disclosed_to, row), present(row.consent, row)];
      return said === "asked"
        ? { kind: "consent", by: "counsellor", staff: present(row.staff_id, row), to, said, seq, at }
        : { kind: "consent", by: "consultee", to, said, seq, at };
    }
    case "face": {
      if (!key) throw new Error(`Entry ${seq} of ${row.consultation_id} has no key.`);
      const { consultation_id: consultation, by_whom: by } = row;
      const place = { consultation, seq, by, staff: null, beside: "face" } as const;
      return {
        ...{ kind: "face", by: "consultee", seq, at, key: present(row.key, row) },
        ...{ moment: present(row.moment, row), face: present(row.face, row) },
        remark: row.sealed && openText(key, place, row.sealed),
      };
    }
  }
}

/** A release is stored as a claim of nobody, what was deleted as a closing by nobody. */
function kindOf({ kind }: Entry): EntryRow["kind"] {
  if (kind === "deleted") return "close";
  return kind === "release" ? "claim" : kind;
}

function authorOf(entry: Entry): EntryRow["staff_id"] {
  if (entry.kind === "hand-over") return entry.from;
  return "staff" in entry ? entry.staff : null;
}

function byWhom(entry: Entry): AuthorKind {
  return "by" in entry ? entry.by : "counsellor";
}

function present<T>(value: T | null, row: EntryRow): T {
  if (value === null)
    throw new Error(`Entry ${row.seq} of ${row.consultation_id} lacks a column its kind needs.`);
  return value;
}
