import { sql } from "kysely";
import type { ConsultationId, StaffId } from "../../domain/ids.ts";
import type { Role } from "../../domain/people.ts";
import type { Database } from "../storage/database.ts";

export type Left = {
  readonly id: ConsultationId;
  readonly counsellor: StaffId;
  readonly hasEnded: boolean;
};

/** Active ones whose holder has left, or has none of these roles any more; the longest open first. */
export async function listLeft(db: Database, roles: readonly Role[]): Promise<Left[]> {
  return db
    .selectFrom("consultation as c")
    .innerJoin("staff as p", "p.id", "c.counsellor_id")
    .select(["c.id", "p.id as counsellor", sql<boolean>`p.ended_at is not null`.as("hasEnded")])
    .where("c.state", "=", "active")
    .where((eb) => eb.or([eb("p.ended_at", "is not", null), sql<boolean>`not p.roles && ${roles}::text[]`]))
    .orderBy("c.opened_at")
    .execute();
}
