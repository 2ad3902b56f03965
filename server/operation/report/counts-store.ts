import type { AlarmName } from "../../../domain/alarm.ts";
import type { DrillOutcome } from "../../../domain/backup.ts";
import type { KeptCounts } from "../../../domain/month-figures.ts";
import type { Database } from "../../storage/database.ts";

type Span = { readonly from: Date; readonly before: Date };

/** Restore points, drills and alarms of a span; its end does not belong to it. */
export async function countKept(db: Database, { from, before }: Span): Promise<KeptCounts> {
  const many = <Row extends { readonly many: string | number | bigint }>(row: Row): number =>
    Number(row.many);
  const [points, drills, rang] = await Promise.all([
    db
      .selectFrom("restore_point")
      .select((eb) => eb.fn.countAll().as("many"))
      .where("at", ">=", from)
      .where("at", "<", before)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom("backup_drill")
      .select((eb) => ["outcome", eb.fn.countAll().as("many")])
      .where("at", ">=", from)
      .where("at", "<", before)
      .groupBy("outcome")
      .execute(),
    db
      .selectFrom("alarm")
      .select((eb) => ["name", eb.fn.countAll().as("many")])
      .where("rang_at", ">=", from)
      .where("rang_at", "<", before)
      .groupBy("name")
      .execute(),
  ]);
  const of = (outcome: DrillOutcome): number =>
    drills.filter((one) => one.outcome === outcome).map(many)[0] ?? 0;
  return {
    points: many(points),
    drills: { equal: of("equal"), different: of("different"), damaged: of("damaged"), failed: of("failed") },
    alarms: new Map(rang.map((row): [AlarmName, number] => [row.name, many(row)])),
  };
}

/** How often each of these acts stands in the trail. */
export async function countActs(
  db: Database,
  { from, before }: Span,
  acts: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom("audit_line")
    .select((eb) => ["act", eb.fn.countAll().as("many")])
    .where("at", ">=", from)
    .where("at", "<", before)
    .where("act", "in", acts as never)
    .groupBy("act")
    .execute();
  return new Map(rows.map(({ act, many }) => [act, Number(many)]));
}
