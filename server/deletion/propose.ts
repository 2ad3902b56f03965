import { deleteClosed } from "../../domain/deletion.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { askApproval } from "../approval/ask.ts";
import { findConsultation } from "../consultation/find.ts";
import { refuseHeld } from "../hold/refuse-held.ts";
import type { Tools } from "../tools.ts";
import { isProposed, lockStanding } from "./store.ts";

/** [CB-9] Asks others to agree. What could not be deleted as it stands now is refused at once. */
export async function proposeDeletion(
  tools: Tools,
  by: Staff,
  { consultation, reason }: { readonly consultation: ConsultationId; readonly reason: string },
): Promise<void> {
  const found = await findConsultation(tools, consultation);
  await tools.db.transaction().execute(async (tx) => {
    const now = tools.now();
    if (!(await lockStanding(tx, consultation))) throw new Refusal("not-found");
    deleteClosed(found, now);
    await refuseHeld(tx, consultation);
    if (await isProposed(tx, consultation, now)) throw new Refusal("deletion-under-way");
    await askApproval(tx, tools, by, { act: "deletion:carry-out", consultation, reason });
  });
}
