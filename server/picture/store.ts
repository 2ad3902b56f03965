import type { ConsultationId } from "../../domain/ids.ts";
import type { Database, Tx } from "../storage/database.ts";

export async function insertPicture(
  tx: Tx,
  consultation: ConsultationId,
  seq: number,
  sealed: Buffer,
): Promise<void> {
  await tx.insertInto("picture").values({ consultation_id: consultation, seq, sealed }).execute();
}

/** Counts for good in the transaction that holds the consultation's row: two at once do not both find room there. */
export async function countPictures(db: Database | Tx, consultation: ConsultationId): Promise<number> {
  const { many } = await db
    .selectFrom("picture")
    .select(({ fn }) => fn.countAll<string>().as("many"))
    .where("consultation_id", "=", consultation)
    .executeTakeFirstOrThrow();
  return Number(many);
}

export async function findPicture(
  db: Database,
  consultation: ConsultationId,
  seq: number,
): Promise<Buffer | null> {
  const row = await db
    .selectFrom("picture")
    .select("sealed")
    .where("consultation_id", "=", consultation)
    .where("seq", "=", seq)
    .executeTakeFirst();
  return row?.sealed ?? null;
}
