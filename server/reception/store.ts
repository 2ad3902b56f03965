import { sql } from "kysely";
import type { ConsultationId, ConsulteeId, StaffId } from "../../domain/ids.ts";
import type { Answered } from "../../domain/waiting.ts";
import type { Database } from "../storage/database.ts";

export type SettingsVersion = {
  readonly version: number;
  readonly at: Date;
  readonly staff: StaffId;
  readonly displayName: string;
};

export async function listVersions(db: Database, most: number): Promise<SettingsVersion[]> {
  return db
    .selectFrom("reception_settings as r")
    .innerJoin("staff as s", "s.id", "r.staff_id")
    .select(["r.version", "r.at", "r.staff_id as staff", "s.display_name as displayName"])
    .orderBy("r.version", "desc")
    .limit(most)
    .execute();
}

type Waiting = { readonly count: number; readonly longestSince: Date | null };

export async function countWaiting(db: Database): Promise<Waiting> {
  const { count, longest } = await db
    .selectFrom("consultation")
    .select((eb) => [eb.fn.countAll<string>().as("count"), eb.fn.min("opened_at").as("longest")])
    .where("state", "=", "waiting")
    .executeTakeFirstOrThrow();
  return { count: Number(count), longestSince: longest };
}

/** How many wait that came before this one; null where it does not wait. In the order of the desk's list. */
export async function findPlace(
  db: Database,
  id: ConsultationId,
): Promise<{ readonly ahead: number; readonly since: Date } | null> {
  const own = await db
    .selectFrom("consultation")
    .select(["opened_at", "number", "urgent"])
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .executeTakeFirst();
  if (!own) return null;
  const { count } = await db
    .selectFrom("consultation")
    .select((eb) => eb.fn.countAll<string>().as("count"))
    .where("state", "=", "waiting")
    .where(
      sql<boolean>`(not urgent, opened_at, number) < (not ${own.urgent}::boolean, ${own.opened_at}, ${own.number})`,
    )
    .executeTakeFirstOrThrow();
  return { ahead: Number(count), since: own.opened_at };
}

/** The first answers to the newest consultations that were answered at all. */
export async function listAnswered(db: Database, since: Date, most: number): Promise<Answered[]> {
  const { rows } = await sql<Answered>`
    select c.opened_at as "openedAt", a.at as "answeredAt"
    from (
      select id, opened_at from consultation where counsellor_seq > 0 and opened_at > ${since}
      order by number desc limit ${most}
    ) c
    cross join lateral (
      select e.at from entry e
      where e.consultation_id = c.id and e.kind = 'message' and e.by_whom = 'counsellor' order by e.seq limit 1
    ) a`.execute(db);
  return rows;
}

export async function isOwn(db: Database, consultee: ConsulteeId, id: ConsultationId): Promise<boolean> {
  const row = await db
    .selectFrom("consultation")
    .select("id")
    .where("id", "=", id)
    .where("consultee_id", "=", consultee)
    .executeTakeFirst();
  return row !== undefined;
}
