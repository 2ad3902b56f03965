import type { StaffId } from "../../../domain/ids.ts";
import type { Incident, IncidentStep } from "../../../domain/incident.ts";
import type { Database, Tx } from "../../storage/database.ts";

export type StoredIncidentStep = IncidentStep & { readonly sealed: Buffer | null };
export type StoredIncident = Omit<Incident, "steps"> & {
  readonly heading: Buffer;
  readonly steps: readonly StoredIncidentStep[];
};

/** Answers its number; null where there is one of this id. */
export async function insertIncident(
  tx: Tx,
  incident: Omit<StoredIncident, "number" | "steps">,
): Promise<number | null> {
  const { id, kind, badIntent, foundAt, inquiry, heading } = incident;
  const made = await tx
    .insertInto("incident")
    .values({ id, kind, bad_intent: badIntent, found_at: foundAt, inquiry_id: inquiry, heading })
    .onConflict((conflict) => conflict.doNothing())
    .returning("number")
    .executeTakeFirst();
  return made?.number ?? null;
}

export async function insertIncidentStep(tx: Tx, incident: string, step: StoredIncidentStep): Promise<void> {
  const { nth, kind, at, writtenAt, by, facts, sealed } = step;
  await tx
    .insertInto("incident_step")
    .values({
      ...{ incident_id: incident, nth, kind, at, written_at: writtenAt, staff_id: by, sealed },
      facts: JSON.stringify(facts),
    })
    .execute();
}

/** Held until the transaction ends, with its time line. */
export async function lockIncident(tx: Tx, id: string): Promise<StoredIncident | null> {
  await tx.selectFrom("incident").select("id").where("id", "=", id).forUpdate().execute();
  return (await load(tx, [id]))[0] ?? null;
}

/** The newest first. */
export async function listStoredIncidents(db: Database, most: number): Promise<StoredIncident[]> {
  const rows = await db
    .selectFrom("incident")
    .select("id")
    .orderBy("found_at", "desc")
    .orderBy("number", "desc")
    .limit(most)
    .execute();
  return load(
    db,
    rows.map(({ id }) => id),
  );
}

/** Found from one moment up to another, the oldest first. */
export async function listFoundWithin(db: Database, from: Date, before: Date): Promise<StoredIncident[]> {
  const rows = await db
    .selectFrom("incident")
    .select("id")
    .where("found_at", ">=", from)
    .where("found_at", "<", before)
    .orderBy("number")
    .execute();
  return load(
    db,
    rows.map(({ id }) => id),
  );
}

async function load(db: Database | Tx, ids: readonly string[]): Promise<StoredIncident[]> {
  if (ids.length === 0) return [];
  const [rows, steps] = [
    await db.selectFrom("incident").selectAll().where("id", "in", ids).execute(),
    await db.selectFrom("incident_step").selectAll().where("incident_id", "in", ids).orderBy("nth").execute(),
  ];
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    return [
      {
        ...{ id, number: row.number, kind: row.kind, badIntent: row.bad_intent, foundAt: row.found_at },
        ...{ inquiry: row.inquiry_id, heading: row.heading },
        steps: steps
          .filter(({ incident_id }) => incident_id === id)
          .map(({ nth, kind, at, written_at: writtenAt, staff_id: by, facts, sealed }) => ({
            ...{ nth, kind, at, writtenAt, by: by as StaffId | null, facts, sealed },
          })),
      },
    ];
  });
}

export async function hasInquiry(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.selectFrom("inquiry").select("id").where("id", "=", id).executeTakeFirst();
  return row !== undefined;
}

export async function findNumber(tx: Tx, id: string): Promise<number | null> {
  const row = await tx.selectFrom("incident").select("number").where("id", "=", id).executeTakeFirst();
  return row?.number ?? null;
}
