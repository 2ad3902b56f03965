import { type Maintenance, refuseFaultyPlan } from "../../../domain/maintenance.ts";
import type { Staff } from "../../../domain/people.ts";
import { recordAct } from "../../audit/record.ts";
import type { Tools } from "../../tools.ts";
import { sealPlan } from "./seal-plan.ts";
import { findNumber, insertMaintenance } from "./store.ts";

export type Planned = Pick<Maintenance, "id" | "from" | "to" | "stops"> & {
  readonly heading: string;
  readonly words: string;
  readonly releaseNotes?: string | undefined;
};

/** [OP-8] Answers its number: of this one, or of the one that stands under its id already. A job tells the city. */
export async function planMaintenance(
  tools: Tools,
  by: Staff,
  { id, from, to, stops, heading, words, releaseNotes }: Planned,
): Promise<number> {
  const { db, now } = tools;
  return db.transaction().execute(async (tx) => {
    const at = now();
    refuseFaultyPlan({ from, to }, at);
    const sealed = sealPlan(tools, id, { heading, words, releaseNotes });
    const number = await insertMaintenance(tx, {
      ...{ id, from, to, stops, words: sealed, plannedBy: by.id, plannedAt: at },
    });
    if (number === null) return (await findNumber(tx, id)) ?? 0;
    await recordAct(tx, at, by, "maintenance:plan", { maintenance: id, from, to });
    return number;
  });
}
