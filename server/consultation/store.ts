import type { Selectable } from "kysely";
import type { Consultation, Step } from "../../domain/consultation.ts";
import type { ConsultationId, ConsulteeId, Epoch, IdempotencyKey } from "../../domain/ids.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { DataKeys, HeldKey } from "../storage/data-keys.ts";
import type { Database, Tx } from "../storage/database.ts";
import type { Schema } from "../storage/schema.ts";
import type { DataKey } from "../storage/seal.ts";
import { entryRow } from "./entry-store.ts";

type ConsultationRow = Selectable<Schema["consultation"]>;

export function consultationOf(row: ConsultationRow): Consultation {
  const opened = {
    id: row.id,
    number: row.number,
    consultee: row.consultee_id,
    entrance: row.entrance,
    openedAt: row.opened_at,
    lastSeq: row.last_seq,
    lastAt: row.last_at,
    consulteeSeq: row.consultee_seq,
    counsellorSeq: row.counsellor_seq,
    consulteeRead: row.consultee_read,
    counsellorRead: row.counsellor_read,
    claimVersion: row.claim_version,
    told: row.told.split(" ").filter(Boolean),
    attributes: { told: row.attributes_told, tagged: row.attributes_tagged },
    history: {
      version: row.history_version,
      readForClaim: row.briefed_claim,
      readVersion: row.briefed_version,
    },
    recordVersion: row.record_version,
    faces: { before: row.face_before, after: row.face_after },
    urgent: row.urgent,
    consents: row.consents,
    handedOverBy: row.handed_over_by,
  };
  if (row.counsellor_id && row.state === "active" && row.claimed_at) {
    return { ...opened, state: "active", counsellor: row.counsellor_id, claimedAt: row.claimed_at };
  }
  if (row.counsellor_id && row.state === "closed" && row.closed_at) {
    return {
      ...opened,
      state: "closed",
      counsellor: row.counsellor_id,
      closedAt: row.closed_at,
      deletedAt: row.deleted_at,
    };
  }
  if (row.state === "waiting") return { ...opened, state: "waiting" };
  throw new Error(`Consultation ${row.id} is ${row.state} without what that state needs.`);
}

/** Two of one key at the same moment: the database let one through. */
export function isUsedKey(error: unknown): boolean {
  return error instanceof Error && "constraint" in error && error.constraint === "entry_key";
}

/** [DL-5] Refuses where the city was restored since that epoch. */
export async function lockConsultation(tx: Tx, id: ConsultationId, asOf: Epoch): Promise<Consultation> {
  const row = await tx
    .selectFrom("consultation")
    .selectAll()
    .select((eb) => eb.selectFrom("installation").select("epoch").as("epoch"))
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal("not-found");
  refuseOther(row.epoch, asOf);
  return consultationOf(row);
}

/** Saves a step of a consultation locked in this transaction: the row and its entries, together ([CN-2]). Only a message needs a key. */
export async function saveStep(
  tx: Tx,
  { next, entry, followedBy = [] }: Step,
  key: DataKey | null,
): Promise<void> {
  await tx
    .updateTable("consultation")
    .set({
      state: next.state,
      counsellor_id: next.state === "waiting" ? null : next.counsellor,
      claim_version: next.claimVersion,
      claimed_at: next.state === "active" ? next.claimedAt : null,
      closed_at: next.state === "closed" ? next.closedAt : null,
      last_seq: next.lastSeq,
      last_at: next.lastAt,
      consultee_seq: next.consulteeSeq,
      counsellor_seq: next.counsellorSeq,
      consultee_read: next.consulteeRead,
      counsellor_read: next.counsellorRead,
      told: toldColumn(next),
      attributes_told: next.attributes.told,
      attributes_tagged: next.attributes.tagged,
      history_version: next.history.version,
      briefed_claim: next.history.readForClaim,
      briefed_version: next.history.readVersion,
      record_version: next.recordVersion,
      face_before: next.faces.before,
      face_after: next.faces.after,
      urgent: next.urgent,
      consents: JSON.stringify(next.consents),
      handed_over_by: next.handedOverBy,
    })
    .where("id", "=", next.id)
    .where("last_seq", "=", entry.seq - 1)
    .execute();
  await tx
    .insertInto("entry")
    .values([entry, ...followedBy].map((one) => entryRow(next.id, one, key)))
    .execute();
}

/** What a consultation was told, as its column. */
export function toldColumn({ told }: Consultation): string {
  return told.join(" ");
}

export async function insertConsultation(
  tx: Tx,
  { next, entry, followedBy = [] }: Step,
  openingKey: IdempotencyKey,
  openedWithin: boolean,
  keys: DataKeys,
): Promise<HeldKey> {
  await tx
    .insertInto("consultation")
    .values({
      id: next.id,
      number: next.number,
      consultee_id: next.consultee,
      opening_key: openingKey,
      entrance: next.entrance,
      opened_at: next.openedAt,
      state: next.state,
      counsellor_id: next.state === "active" ? next.counsellor : null,
      claim_version: next.claimVersion,
      claimed_at: next.state === "active" ? next.claimedAt : null,
      closed_at: null,
      last_seq: next.lastSeq,
      last_at: next.lastAt,
      consultee_seq: next.consulteeSeq,
      counsellor_seq: next.counsellorSeq,
      consultee_read: next.consulteeRead,
      counsellor_read: next.counsellorRead,
      told: toldColumn(next),
      attributes_told: next.attributes.told,
      attributes_tagged: next.attributes.tagged,
      history_version: next.history.version,
      briefed_claim: next.history.readForClaim,
      briefed_version: next.history.readVersion,
      face_before: next.faces.before,
      face_after: next.faces.after,
      opened_within: openedWithin,
    })
    .execute();
  const key = await keys.make(tx, next.id, next.consultee);
  await tx
    .insertInto("entry")
    .values([entry, ...followedBy].map((one) => entryRow(next.id, one, key)))
    .execute();
  return key;
}

/** The opening that this key made before, if it did. */
export async function findOpening(
  db: Database | Tx,
  consultee: ConsulteeId,
  key: IdempotencyKey,
): Promise<ConsultationId | null> {
  const row = await db
    .selectFrom("consultation")
    .select("id")
    .where("consultee_id", "=", consultee)
    .where("opening_key", "=", key)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** [DL-5] Refuses where the city was restored since that epoch. */
export async function nextNumber(tx: Tx, asOf: Epoch): Promise<number> {
  const { number, epoch } = await tx
    .selectFrom("installation")
    .select((eb) => eb.fn<number>("nextval", [eb.val("consultation_number")]).as("number"))
    .select("epoch")
    .executeTakeFirstOrThrow();
  refuseOther(epoch, asOf);
  return Number(number);
}

function refuseOther(epoch: Epoch | null, asOf: Epoch): void {
  if (epoch !== null && epoch !== asOf) throw new Refusal("wrong-epoch", { epoch });
}

export async function loadConsultations(
  db: Database,
  ids: readonly ConsultationId[],
): Promise<Consultation[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom("consultation").selectAll().where("id", "in", ids).execute();
  return rows.map(consultationOf);
}

export type KeyedEntry = { seq: number; at: Date; body_mac: Buffer };

/** What was stored under idempotency keys before, by `consultation:key`. */
export async function findByKeys(
  db: Database,
  pairs: readonly { readonly id: ConsultationId; readonly key: IdempotencyKey }[],
): Promise<Map<string, KeyedEntry>> {
  const rows = await db
    .selectFrom("entry")
    .select(["consultation_id", "key", "seq", "at", "body_mac"])
    .where((eb) => eb.or(pairs.map(({ id, key }) => eb.and({ consultation_id: id, key }))))
    .execute();
  const found = new Map<string, KeyedEntry>();
  for (const { consultation_id, key, seq, at, body_mac } of rows) {
    if (body_mac) found.set(`${consultation_id}:${key}`, { seq, at, body_mac });
  }
  return found;
}
