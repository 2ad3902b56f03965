import { sql } from "kysely";
import type { AccessAnswer, Quarter } from "../../../domain/access-review.ts";
import type { Database, Tx } from "../../storage/database.ts";

/** One after the other: whoever says something of a quarter second waits, and sees what the first one said. */
export async function lockQuarter(tx: Tx, quarter: Quarter): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`access-review ${quarter}`}, 0))`.execute(tx);
}

/** In the order in which they were said. */
export async function listAnswers(
  db: Database | Tx,
  quarters: readonly Quarter[],
): Promise<readonly AccessAnswer[]> {
  const rows = await db
    .selectFrom("access_answer as w")
    .leftJoin("approval as a", "a.id", "w.approval_id")
    .select(["w.quarter", "w.staff_id", "w.roles", "w.said", "w.answered_by", "w.answered_at"])
    .select(["a.outcome", "a.expires_at"])
    .where("w.quarter", "in", quarters)
    .orderBy("w.answered_at")
    .execute();
  return rows.map(({ quarter, staff_id, roles, said, answered_by, answered_at, outcome, expires_at }) => ({
    ...{ quarter, staff: staff_id, roles, said, by: answered_by, at: answered_at },
    approval: expires_at && { outcome, expiresAt: expires_at },
  }));
}

export async function insertAnswer(
  tx: Tx,
  id: string,
  approval: string | null,
  { quarter, staff, roles, said, by, at }: Omit<AccessAnswer, "approval">,
): Promise<void> {
  await tx
    .insertInto("access_answer")
    .values({
      ...{ id, quarter, staff_id: staff, roles: [...roles], said, approval_id: approval },
      ...{ answered_by: by, answered_at: at },
    })
    .execute();
}
