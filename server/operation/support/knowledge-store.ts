import type { StaffId } from "../../../domain/ids.ts";
import type { Database, Tx } from "../../storage/database.ts";

export type StoredKnowledge = {
  readonly id: string;
  readonly version: number;
  readonly sealed: Buffer;
  readonly at: Date;
};

export async function listStoredKnowledge(db: Database, most: number): Promise<StoredKnowledge[]> {
  return db
    .selectFrom("knowledge_text")
    .select(["id", "version", "sealed", "at"])
    .where("gone", "=", false)
    .orderBy("at", "desc")
    .limit(most)
    .execute();
}

/** Answers whether the version before this one was there, or none where this is the first. */
export async function putKnowledge(
  tx: Tx,
  { id, version, sealed, at }: StoredKnowledge,
  staff: StaffId,
  gone: boolean,
): Promise<boolean> {
  const put =
    version === 1
      ? await tx
          .insertInto("knowledge_text")
          .values({ id, version, sealed, staff_id: staff, at, gone })
          .onConflict((conflict) => conflict.doNothing())
          .returning("version")
          .executeTakeFirst()
      : await tx
          .updateTable("knowledge_text")
          .set({ version, sealed, staff_id: staff, at, gone })
          .where("id", "=", id)
          .where("version", "=", version - 1)
          .returning("version")
          .executeTakeFirst();
  return put !== undefined;
}
