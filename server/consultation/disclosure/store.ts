import type { DisclosedTo, DisclosureGround } from "../../../domain/disclosure.ts";
import type { ConsultationId, IdempotencyKey, StaffId } from "../../../domain/ids.ts";
import type { Database, Tx } from "../../storage/database.ts";

export type SealedDisclosure = {
  readonly consultation: ConsultationId;
  /** Of its entry. */
  readonly seq: number;
  readonly staff: StaffId;
  readonly sealed: Buffer;
};

export async function insertDisclosure(
  tx: Tx,
  { consultation, seq, staff, sealed, key }: SealedDisclosure & { readonly key: IdempotencyKey },
): Promise<void> {
  await tx
    .insertInto("consultation_disclosure")
    .values({ consultation_id: consultation, seq, staff_id: staff, key, sealed })
    .execute();
}

/** Whether that act was stored before. */
export async function isDisclosed(
  db: Database,
  consultation: ConsultationId,
  staff: StaffId,
  key: IdempotencyKey,
): Promise<boolean> {
  const row = await db
    .selectFrom("consultation_disclosure")
    .select("seq")
    .where("consultation_id", "=", consultation)
    .where("staff_id", "=", staff)
    .where("key", "=", key)
    .executeTakeFirst();
  return row !== undefined;
}

export type FoundDisclosure = SealedDisclosure & {
  readonly at: Date;
  readonly to: DisclosedTo;
  readonly ground: DisclosureGround;
};

/** The newest first. */
export async function findDisclosures(db: Database, id: ConsultationId): Promise<FoundDisclosure[]> {
  return db
    .selectFrom("consultation_disclosure as d")
    .innerJoin("entry as e", (join) =>
      join.onRef("e.consultation_id", "=", "d.consultation_id").onRef("e.seq", "=", "d.seq"),
    )
    .select([
      "d.consultation_id as consultation",
      "d.seq",
      "d.staff_id as staff",
      "d.sealed",
      "e.at",
      "e.disclosed_to as to",
      "e.disclosure_ground as ground",
    ])
    .where("d.consultation_id", "=", id)
    .where("e.kind", "=", "disclosure")
    .orderBy("d.seq", "desc")
    .$narrowType<{ to: DisclosedTo; ground: DisclosureGround }>()
    .execute();
}
