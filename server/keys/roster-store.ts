import { sql } from "kysely";
import type { Role } from "../../domain/people.ts";
import type { Database } from "../storage/database.ts";

export type RosterRow = {
  readonly name: string;
  readonly displayName: string;
  readonly roles: Role[];
  readonly hasPassword: boolean;
  readonly endedAt: Date | null;
  readonly invitedUntil: Date | null;
};

/** By sign-in name. Of passwords and invitations only whether they are there. */
export async function listRoster(db: Database): Promise<RosterRow[]> {
  return db
    .selectFrom("staff as s")
    .select([
      "s.sign_in_name as name",
      "s.display_name as displayName",
      "s.roles",
      "s.ended_at as endedAt",
      sql<boolean>`s.password_hash is not null`.as("hasPassword"),
      (eb) =>
        eb
          .selectFrom("staff_invitation as i")
          .select(({ fn }) => fn.max("i.expires_at").as("until"))
          .whereRef("i.staff_id", "=", "s.id")
          .where("i.used_at", "is", null)
          .as("invitedUntil"),
    ])
    .orderBy("s.sign_in_name")
    .execute();
}
