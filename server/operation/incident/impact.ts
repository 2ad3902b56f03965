import type { Impact } from "../../../domain/incident.ts";
import type { Staff } from "../../../domain/people.ts";
import type { Tools } from "../../tools.ts";
import { countImpact } from "./impact-store.ts";
import { refuseFaultyPeriod } from "./period.ts";
import { writeIncident } from "./write.ts";

export type Measured = {
  readonly incident: string;
  readonly from: Date;
  readonly to: Date;
  readonly words: string;
  readonly asIs: boolean;
};

/** [OP-7] Counts, and puts what it has counted on the time line: whatever is deleted later, this stays. */
export async function measureImpact(
  tools: Tools,
  by: Staff,
  { from, to, ...written }: Measured,
): Promise<Impact> {
  refuseFaultyPeriod(from, to, tools.now());
  const counted = await countImpact(tools.db, from, to);
  const impact = { from: from.toISOString(), to: to.toISOString(), ...counted };
  await writeIncident(tools, by, { ...written, kind: "impact", facts: { impact } });
  return impact;
}
