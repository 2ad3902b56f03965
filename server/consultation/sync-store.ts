import { sql } from "kysely";
import type { Consultation } from "../../domain/consultation.ts";
import type { StoredEntry } from "../../domain/entry.ts";
import type { ConsultationId, Epoch } from "../../domain/ids.ts";
import type { Cursor } from "../../domain/sequence.ts";
import type { DataKeys } from "../storage/data-keys.ts";
import type { Database, Storage } from "../storage/database.ts";
import { entryOrPlaceOf } from "./entry-store.ts";
import { consultationOf } from "./store.ts";

/** Entries of several consultations, each past its own cursor, in one statement: a storm of readers is few statements. */
const entriesAfter = {
  name: "entries-after",
  text: `
select e.consultation_id, e.seq, e.at, e.kind, e.by_whom, e.staff_id, e.key, e.body_mac, e.sealed, e.mark,
  e.reason, e.promised, e.attributes, e.disclosed_to, e.disclosure_ground, e.face, e.moment, e.consent,
  e.picture_width, e.picture_height, e.to_staff
from unnest($1::uuid[], $2::int[]) as asked(id, after)
cross join lateral (
  select * from entry e where e.consultation_id = asked.id and e.seq > asked.after order by e.seq limit $3
) e
order by e.consultation_id, e.seq`,
};

export async function readEntries(
  storage: Storage,
  keys: DataKeys,
  asked: readonly { readonly id: ConsultationId; readonly after: Cursor }[],
  mostEach: number,
  /** A key or an entry does not open: the database was changed behind our back, or a key was lost. */
  damaged: (id: ConsultationId, error: unknown, seq?: number) => void,
): Promise<Map<ConsultationId, StoredEntry[]>> {
  const [rows, dataKeys] = await Promise.all([
    storage.run<Parameters<typeof entryOrPlaceOf>[0]>(entriesAfter, [
      asked.map(({ id }) => id),
      asked.map(({ after }) => after),
      mostEach,
    ]),
    keys.of(
      asked.map(({ id }) => id),
      damaged,
    ),
  ]);
  const found = new Map<ConsultationId, StoredEntry[]>(asked.map(({ id }) => [id, []]));
  for (const row of rows) {
    const { consultation_id: id } = row;
    found.get(id)?.push(entryOrPlaceOf(row, dataKeys.get(id), damaged));
  }
  return found;
}

/**
 * Everything below the horizon is finished: a transaction that is still open, or starts later, writes at or above it. So a
 * reader that comes back with its horizon sees every entry committed since, in whatever order they were committed.
 */
export type Changes = {
  readonly epoch: Epoch;
  readonly horizon: string;
  readonly newest: readonly {
    readonly id: ConsultationId;
    readonly seq: number;
    /** [CB-9] Nothing of it may stay in memory. */
    readonly deleted?: boolean;
  }[];
};

const changedSince = {
  name: "changed-since",
  text: `
select i.epoch, pg_snapshot_xmin(pg_current_snapshot())::text as horizon,
  (select coalesce(json_agg(json_build_object('id', c.consultation_id, 'seq', c.seq, 'deleted', c.deleted)), '[]'::json)
   from (select consultation_id, max(seq) as seq, bool_or(kind = 'close' and staff_id is null) as deleted from entry where xid >= $1::text::xid8 group by consultation_id) c) as newest
from installation i`,
};

export async function readChanges(storage: Storage, horizon: string): Promise<Changes> {
  const [changes] = await storage.run<Changes>(changedSince, [horizon]);
  if (!changes) throw new Error("The installation row is missing.");
  return changes;
}

/** Where a sweep begins: nothing before now. */
export async function readHorizon(storage: Storage): Promise<Changes> {
  return readChanges(storage, "18446744073709551615");
}

export type DeskList = { readonly horizon: string; readonly consultations: readonly Consultation[] };

/** The whole list: all that is open, and the closed ones of late. One statement, so that its horizon fits its rows. */
export async function readDesk(db: Database, mostClosed: number): Promise<DeskList> {
  const horizon = sql<string>`pg_snapshot_xmin(pg_current_snapshot())::text`.as("horizon");
  const rows = await db
    .selectFrom((eb) =>
      eb
        .selectFrom("consultation")
        .selectAll()
        .where("state", "<>", "closed")
        .unionAll((union) =>
          union.parens(
            union
              .selectFrom("consultation")
              .selectAll()
              .where("state", "=", "closed")
              .orderBy("closed_at", "desc")
              .limit(mostClosed),
          ),
        )
        .as("c"),
    )
    .selectAll("c")
    .select(horizon)
    .execute();
  return { horizon: rows[0]?.horizon ?? "0", consultations: rows.map(consultationOf) };
}

/** What changed at the desk since a horizon, as the consultations are now. */
export async function readDeskSince(db: Database, since: string): Promise<DeskList> {
  const rows = await db
    .selectFrom("consultation as c")
    .selectAll("c")
    .select(sql<string>`pg_snapshot_xmin(pg_current_snapshot())::text`.as("horizon"))
    .where(
      "c.id",
      "in",
      sql<ConsultationId>`(select consultation_id from entry where xid >= ${since}::text::xid8)`,
    )
    .execute();
  return { horizon: rows[0]?.horizon ?? since, consultations: rows.map(consultationOf) };
}
