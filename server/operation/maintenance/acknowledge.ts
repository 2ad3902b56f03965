import type { Staff } from "../../../domain/people.ts";
import { Refusal } from "../../../domain/refusal.ts";
import { recordAct } from "../../audit/record.ts";
import type { Tools } from "../../tools.ts";
import { lockMaintenance, saveAcknowledged } from "./store.ts";

/** [OP-8] The city knows. Who said it first stays. */
export async function acknowledgeMaintenance({ db, now }: Tools, by: Staff, id: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const maintenance = await lockMaintenance(tx, id);
    if (!maintenance) throw new Refusal("not-found");
    if (maintenance.acknowledged) return;
    const at = now();
    await saveAcknowledged(tx, id, by.id, at);
    await recordAct(tx, at, by, "maintenance:acknowledge", { maintenance: id });
  });
}
