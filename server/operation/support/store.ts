import type { Selectable } from "kysely";
import type { StaffId } from "../../../domain/ids.ts";
import type { Inquiry, InquiryStep } from "../../../domain/inquiry.ts";
import type { Database, Tx } from "../../storage/database.ts";
import type { Schema } from "../../storage/schema.ts";

type Row = Selectable<Schema["inquiry"]>;
export type StoredInquiry = Inquiry & { readonly heading: Buffer; readonly caller: Buffer | null };
export type StoredStep = {
  readonly nth: number;
  readonly kind: InquiryStep;
  readonly by: StaffId;
  readonly at: Date;
  readonly sealed: Buffer | null;
};

export type NewInquiry = Omit<StoredInquiry, "number" | "taken" | "answeredAt" | "solvedAt"> & {
  readonly askedAt: Date;
  readonly ringAt: Date | null;
};

/** Answers its number; null where there is one of this id. */
export async function insertInquiry(tx: Tx, inquiry: NewInquiry): Promise<number | null> {
  const { id, kind, haste, way, heading, caller } = inquiry;
  const made = await tx
    .insertInto("inquiry")
    .values({
      ...{ id, kind, haste, way, heading, caller, asked_by: inquiry.askedBy },
      ...{ came_at: inquiry.cameAt, asked_at: inquiry.askedAt, ring_at: inquiry.ringAt },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("number")
    .executeTakeFirst();
  return made?.number ?? null;
}

export async function findInquiry(db: Database | Tx, id: string): Promise<StoredInquiry | null> {
  const row = await db.selectFrom("inquiry").selectAll().where("id", "=", id).executeTakeFirst();
  return row ? inquiryOf(row) : null;
}

/** Held until the transaction ends. */
export async function lockInquiry(tx: Tx, id: string): Promise<StoredInquiry | null> {
  const row = await tx.selectFrom("inquiry").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  return row ? inquiryOf(row) : null;
}

/** Of everybody, or of one who asked; the newest first. */
export async function listStoredInquiries(
  db: Database,
  of: StaffId | null,
  most: number,
): Promise<StoredInquiry[]> {
  const rows = await db
    .selectFrom("inquiry")
    .selectAll()
    .$if(of !== null, (query) => query.where("asked_by", "=", of as StaffId))
    .orderBy("came_at", "desc")
    .orderBy("number", "desc")
    .limit(most)
    .execute();
  return rows.map(inquiryOf);
}

/** Came in from one moment up to another, the oldest first. */
export async function listCameWithin(db: Database, from: Date, before: Date): Promise<StoredInquiry[]> {
  const rows = await db
    .selectFrom("inquiry")
    .selectAll()
    .where("came_at", ">=", from)
    .where("came_at", "<", before)
    .orderBy("number")
    .execute();
  return rows.map(inquiryOf);
}

export async function listStoredRinging(db: Database): Promise<StoredInquiry[]> {
  const rows = await db
    .selectFrom("inquiry")
    .selectAll()
    .where("haste", "=", "urgent")
    .where("taken_at", "is", null)
    .where("solved_at", "is", null)
    .orderBy("came_at")
    .execute();
  return rows.map(inquiryOf);
}

/** Whoever takes or solves it ends its ringing; opened again without anybody who has it, it rings from `ringAt` on. */
export async function saveInquiry(
  tx: Tx,
  { id, taken, answeredAt, solvedAt }: Inquiry,
  ringAt: Date | null,
): Promise<void> {
  await tx
    .updateTable("inquiry")
    .set({
      ...{ taken_by: taken?.by ?? null, taken_at: taken?.at ?? null },
      ...{ answered_at: answeredAt, solved_at: solvedAt, ring_at: ringAt, held_until: null },
    })
    .where("id", "=", id)
    .execute();
}

export async function insertStep(tx: Tx, inquiry: string, step: StoredStep): Promise<void> {
  const { nth, kind, by, at, sealed } = step;
  await tx
    .insertInto("inquiry_step")
    .values({ inquiry_id: inquiry, nth, kind, staff_id: by, at, sealed })
    .execute();
}

/** Under the lock of its inquiry. */
export async function nextNth(tx: Tx, inquiry: string): Promise<number> {
  const { last } = await tx
    .selectFrom("inquiry_step")
    .select((eb) => eb.fn.max("nth").as("last"))
    .where("inquiry_id", "=", inquiry)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

export async function listSteps(db: Database, inquiry: string): Promise<StoredStep[]> {
  const rows = await db
    .selectFrom("inquiry_step")
    .selectAll()
    .where("inquiry_id", "=", inquiry)
    .orderBy("nth")
    .execute();
  return rows.map(({ nth, kind, staff_id: by, at, sealed }) => ({ nth, kind, by, at, sealed }));
}

export function inquiryOf(row: Row): StoredInquiry {
  const { id, number, kind, haste, way, heading, caller, taken_by: by, taken_at: at } = row;
  return {
    ...{ id, number, kind, haste, way, heading, caller, askedBy: row.asked_by, cameAt: row.came_at },
    ...{ answeredAt: row.answered_at, solvedAt: row.solved_at },
    taken: by && at ? { by, at } : null,
  };
}
