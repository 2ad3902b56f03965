import type { StaffId } from "../../../domain/ids.ts";
import type { Staff } from "../../../domain/people.ts";
import type { Tools } from "../../tools.ts";
import { refuseFaultyPeriod } from "./period.ts";
import { countConsultees, countExports, traceLooks } from "./trace-store.ts";
import type { SeenTrace } from "./view.ts";
import { writeStep } from "./write.ts";

const most = 1_000;

export type TraceAsked = {
  readonly incident: string;
  readonly from: Date;
  readonly to: Date;
  /** Whose doing it was; null: anybody's. */
  readonly staff: StaffId | null;
};

/** [OP-7] Out of the audit trail; on the time line as counts, on record, and only then shown. */
export async function traceIncident(
  tools: Tools,
  by: Staff,
  { incident, from, to, staff }: TraceAsked,
): Promise<SeenTrace> {
  refuseFaultyPeriod(from, to, tools.now());
  return tools.db.transaction().execute(async (tx) => {
    const all = await traceLooks(tx, from, to, staff);
    const consultees = await countConsultees(
      tx,
      all.map(({ id }) => id),
    );
    const exports = await countExports(tx, from, to, staff);
    const trace = {
      from: from.toISOString(),
      to: to.toISOString(),
      consultations: all.length,
      consultees,
      exports,
    };
    await writeStep(tx, tools, by, { incident, kind: "trace", facts: { trace } }, "incident:trace");
    return { consultations: all.slice(0, most), consultees, exports, more: all.length > most };
  });
}
