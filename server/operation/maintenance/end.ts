import type { MaintenanceOutcome } from "../../../domain/maintenance.ts";
import type { Staff } from "../../../domain/people.ts";
import { Refusal } from "../../../domain/refusal.ts";
import { recordAct } from "../../audit/record.ts";
import type { Tools } from "../../tools.ts";
import { sealResult } from "./seal-plan.ts";
import { lockMaintenance, saveEnded } from "./store.ts";

export type Ended = {
  readonly maintenance: string;
  readonly outcome: MaintenanceOutcome;
  readonly result: string;
};

/** [OP-8] From here on nobody is told of it any more. */
export async function endMaintenance(
  tools: Tools,
  by: Staff,
  { maintenance: id, outcome, result }: Ended,
): Promise<void> {
  const { db, now } = tools;
  await db.transaction().execute(async (tx) => {
    const maintenance = await lockMaintenance(tx, id);
    if (!maintenance) throw new Refusal("not-found");
    if (maintenance.ended) throw new Refusal("maintenance-ended");
    const at = now();
    await saveEnded(tx, id, { by: by.id, at, outcome, result: sealResult(tools, id, result) });
    await recordAct(tx, at, by, "maintenance:end", { maintenance: id, outcome });
  });
}
