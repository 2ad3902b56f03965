import type { KeepingReason } from "../../domain/deletion.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { recordAct } from "../audit/record.ts";
import { findConsultation } from "../consultation/find.ts";
import type { Tools } from "../tools.ts";
import { isProposed, lockStanding, saveRefused } from "./store.ts";

/** The city keeps it, and the consultee reads why. Not while others are asked to agree to the deletion. */
export async function refuseDeletion(
  tools: Tools,
  by: Staff,
  { consultation, why }: { readonly consultation: ConsultationId; readonly why: KeepingReason },
): Promise<void> {
  const found = await findConsultation(tools, consultation);
  if (found.state === "closed" && found.deletedAt) throw new Refusal("not-found");
  await tools.db.transaction().execute(async (tx) => {
    const now = tools.now();
    if (!(await lockStanding(tx, consultation))) throw new Refusal("not-found");
    if (await isProposed(tx, consultation, now)) throw new Refusal("deletion-under-way");
    await saveRefused(tx, consultation, by.id, why, now);
    await recordAct(tx, now, by, "deletion:refuse", { consultation });
  });
}
