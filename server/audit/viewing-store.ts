import { sql } from "kysely";
import type { ConsultationId, StaffId } from "../../domain/ids.ts";
import type { Database, Tx } from "../storage/database.ts";

export type Viewing = { readonly staff: StaffId; readonly consultation: ConsultationId };
export type Begun = Viewing & { readonly id: string };
export type Left = Begun & { readonly seconds: number };

export type OpenViewing = Viewing & { readonly since: Date };

const left = sql`
  staff_id as staff, consultation_id as consultation, id,
  greatest(0, round(extract(epoch from last_seen - since)))::int as seconds`;

/** Ends those of these viewings that nobody has followed for so long: a process that should have done it was not in time. */
export async function endQuietAmong(
  tx: Tx,
  staff: StaffId,
  ids: readonly ConsultationId[],
  quietMillis: number,
): Promise<Left[]> {
  const { rows } = await sql<Left>`
    delete from viewing
    where staff_id = ${staff} and consultation_id = any(${ids}::uuid[])
      and last_seen < clock_timestamp() - ${quietMillis} * interval '1 millisecond'
    returning ${left}`.execute(tx);
  return rows;
}

/**
 * Answers those that began just now; the others go on. In the order of ids, so that two processes never wait for each other in
 * a circle.
 */
export async function beginOrGoOn(tx: Tx, begun: readonly Begun[]): Promise<Begun[]> {
  const { rows } = await sql<{ id: string }>`
    insert into viewing (staff_id, consultation_id, id, since, last_seen)
    select staff_id, consultation_id, id, now.at, now.at
    from unnest(${begun.map(({ staff }) => staff)}::uuid[],
                ${begun.map(({ consultation }) => consultation)}::uuid[],
                ${begun.map(({ id }) => id)}::uuid[]) as wanted(staff_id, consultation_id, id),
         (select clock_timestamp() as at) as now
    order by staff_id, consultation_id
    on conflict (staff_id, consultation_id) do update
      set last_seen = greatest(viewing.last_seen, excluded.last_seen)
    returning id`.execute(tx);
  const stored = new Set(rows.map(({ id }) => id));
  return begun.filter(({ id }) => stored.has(id));
}

/** They were last followed `age` milliseconds ago. Answers those that are there; the others were ended meanwhile. */
export async function touchViewings(
  db: Database,
  seen: readonly (Viewing & { readonly age: number })[],
): Promise<Viewing[]> {
  const { rows } = await sql<Viewing>`
    with wanted as (
      select * from unnest(${seen.map(({ staff }) => staff)}::uuid[],
                           ${seen.map(({ consultation }) => consultation)}::uuid[],
                           ${seen.map(({ age }) => age)}::float8[]) as w(staff_id, consultation_id, age)
    ), held as (
      select v.staff_id, v.consultation_id, w.age from viewing v join wanted w using (staff_id, consultation_id)
      order by v.staff_id, v.consultation_id for update of v
    )
    update viewing v
    set last_seen = greatest(v.last_seen, clock_timestamp() - held.age * interval '1 millisecond')
    from held where v.staff_id = held.staff_id and v.consultation_id = held.consultation_id
    returning v.staff_id as staff, v.consultation_id as consultation`.execute(db);
  return rows;
}

/** Those that nobody has followed for so long, at most `most`. One that another process is at, is left to it. */
export async function endQuiet(tx: Tx, quietMillis: number, most: number): Promise<Left[]> {
  const { rows } = await sql<Left>`
    delete from viewing v
    using (
      select staff_id, consultation_id from viewing
      where last_seen < clock_timestamp() - ${quietMillis} * interval '1 millisecond'
      order by staff_id, consultation_id limit ${most} for update skip locked
    ) as quiet
    where v.staff_id = quiet.staff_id and v.consultation_id = quiet.consultation_id
    returning v.staff_id as staff, v.consultation_id as consultation, v.id,
      greatest(0, round(extract(epoch from v.last_seen - v.since)))::int as seconds`.execute(tx);
  return rows;
}

/** The first who came stands first. */
export async function viewingsOf(db: Database, ids: readonly ConsultationId[]): Promise<OpenViewing[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("viewing")
    .select(["staff_id", "consultation_id", "since"])
    .where("consultation_id", "in", ids)
    .orderBy("since")
    .orderBy("staff_id")
    .execute();
  return rows.map(({ staff_id, consultation_id, since }) => ({
    ...{ staff: staff_id, consultation: consultation_id, since },
  }));
}
