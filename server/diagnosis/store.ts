import type { Browser } from "../../domain/browser.ts";
import type { Database } from "../storage/database.ts";

/** What was found once, as it is kept. */
export type Diagnosis = Browser & {
  readonly at: Date;
  readonly school: string | null;
  readonly code: string;
  readonly version: number | null;
  readonly latencyMillis: number | null;
};

export async function insertDiagnosis(db: Database, diagnosis: Diagnosis): Promise<void> {
  const { at, school, code, kind, system, version, latencyMillis } = diagnosis;
  await db
    .insertInto("diagnosis")
    .values({
      ...{ at, school, code, browser_kind: kind, browser_system: system },
      ...{ browser_version: version, latency_millis: latencyMillis },
    })
    .execute();
}

export async function countDiagnosesSince(db: Database, since: Date): Promise<number> {
  const { count } = await db
    .selectFrom("diagnosis")
    .select(({ fn }) => fn.countAll<string>().as("count"))
    .where("at", ">=", since)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function deleteDiagnosesBefore(db: Database, before: Date): Promise<void> {
  await db.deleteFrom("diagnosis").where("at", "<", before).execute();
}

type Asked = {
  readonly from: Date;
  readonly before: Date;
  readonly school: string | null;
  readonly most: number;
};

/** The newest first. */
export async function listDiagnosesOf(
  db: Database,
  { from, before, school, most }: Asked,
): Promise<Diagnosis[]> {
  const rows = await db
    .selectFrom("diagnosis")
    .selectAll()
    .where("at", ">=", from)
    .where("at", "<", before)
    .$if(school !== null, (query) => query.where("school", "=", school))
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(most)
    .execute();
  return rows.map(({ at, school: of, code, ...row }) => ({
    ...{ at, school: of, code, kind: row.browser_kind, system: row.browser_system },
    ...{ version: row.browser_version, latencyMillis: row.latency_millis },
  }));
}
