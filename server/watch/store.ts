import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { type AlarmName, alarmNames } from "../../domain/alarm.ts";
import type { Database } from "../storage/database.ts";

export type StoredAlarm = {
  readonly id: string;
  readonly name: AlarmName;
  readonly place: string;
  readonly rangAt: Date;
  readonly endedAt: Date | null;
  readonly told: boolean;
};

/** Begins to ring, or goes on. */
export async function keepRinging(db: Database, name: AlarmName, place: string, at: Date): Promise<void> {
  await sql`
    insert into alarm (id, name, place, rang_at, seen_at) values (${randomUUID()}, ${name}, ${place}, ${at}, ${at})
    on conflict (name, place) where ended_at is null do update set seen_at = greatest(alarm.seen_at, ${at})`.execute(
    db,
  );
}

/** Ends all that nobody has found since this moment. */
export async function endUnseen(db: Database, since: Date, at: Date): Promise<void> {
  await db
    .updateTable("alarm")
    .set({ ended_at: at })
    .where("ended_at", "is", null)
    .where("seen_at", "<", since)
    .execute();
}

/** What has to be told, oldest first; until `held` it is this process's to tell. Not what only another version knows. */
export async function takeUntold(db: Database, at: Date, held: Date): Promise<StoredAlarm[]> {
  const { rows } = await sql<StoredAlarm>`
    update alarm set held_until = ${held}
    where id in (
      select id from alarm
      where name = any(${[...alarmNames]}) and end_told_at is null and (told_at is null or ended_at is not null)
        and (held_until is null or held_until <= ${at})
      order by rang_at limit 20 for update skip locked
    )
    returning id, name, place, rang_at as "rangAt", ended_at as "endedAt", told_at is not null as told`.execute(
    db,
  );
  return rows;
}

export async function noteTold(db: Database, { id, told }: StoredAlarm, at: Date): Promise<void> {
  await db
    .updateTable("alarm")
    .set({ ...(told ? { end_told_at: at } : { told_at: at }), held_until: null })
    .where("id", "=", id)
    .execute();
}

/** It has rung and is over, and was told of both: kept, so that there is a record of it. Once for all processes of a machine. */
export async function keepTold(
  db: Database,
  name: AlarmName,
  place: string,
  rangAt: Date,
  at: Date,
): Promise<void> {
  await sql`
    insert into alarm (id, name, place, rang_at, seen_at, told_at, end_told_at)
    values (${randomUUID()}, ${name}, ${place}, ${rangAt}, ${at}, ${at}, ${at})
    on conflict (name, place) where ended_at is null
    do update set rang_at = least(alarm.rang_at, ${rangAt}), seen_at = greatest(alarm.seen_at, ${at})`.execute(
    db,
  );
}

// ── the incidents that alarms open ──

/** Those of these names that ring and belong to no incident, the oldest first. */
export async function listWithoutIncident(
  db: Database,
  names: readonly AlarmName[],
): Promise<Pick<StoredAlarm, "id" | "name" | "place" | "rangAt">[]> {
  return db
    .selectFrom("alarm")
    .select(["id", "name", "place", "rang_at as rangAt"])
    .where("name", "in", names)
    .where("ended_at", "is", null)
    .where("incident_id", "is", null)
    .orderBy("rang_at")
    .orderBy("id")
    .execute();
}

/** The newest that an alarm of one of these names belongs to and nobody has closed. */
export async function findOpenIncident(db: Database, names: readonly AlarmName[]): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select i.id from alarm a join incident i on i.id = a.incident_id
    where a.name = any(${[...names]})
      and not exists (select 1 from incident_step s where s.incident_id = i.id and s.kind = 'close')
    order by i.found_at desc limit 1`.execute(db);
  return rows[0]?.id ?? null;
}

export async function saveIncident(db: Database, name: AlarmName, incident: string): Promise<void> {
  await db
    .updateTable("alarm")
    .set({ incident_id: incident })
    .where("name", "=", name)
    .where("ended_at", "is", null)
    .where("incident_id", "is", null)
    .execute();
}

export async function countRinging(db: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from alarm where ended_at is null`.execute(db);
  return rows[0]?.count ?? 0;
}

// ── what is watched and stands in the database ──

export type KeptReadings = {
  readonly now: Date;
  readonly lateSeconds: number;
  readonly madeAt: Date;
  /** Of the lookout that has been silent for the longest; null where there is none. */
  readonly silentSeconds: number | null;
};

/** After a month a lookout that says nothing is one that was taken away. */
const forgottenAfter = sql`interval '30 days'`;

/** The database's clock, how late the most belated work is, and since when there is a city. */
export async function readKept(db: Database): Promise<KeptReadings> {
  const { rows } = await sql<KeptReadings>`
    select clock_timestamp() as now, (select created_at from installation) as "madeAt",
           coalesce(extract(epoch from clock_timestamp() - least(
             (select min(due_at) from urgent_call where taken_at is null and ended_at is null),
             (select min(due_at) from notice_address where held_until is null or held_until < clock_timestamp())
           )), 0)::float8 as "lateSeconds",
           (select extract(epoch from clock_timestamp() - min(heard_at))::float8 from lookout
             where heard_at > clock_timestamp() - ${forgottenAfter}) as "silentSeconds"`.execute(db);
  const [row] = rows;
  if (!row) throw new Error("The database does not tell the time.");
  return row;
}
