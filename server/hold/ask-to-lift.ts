import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { askApproval } from "../approval/ask.ts";
import { uuidv7 } from "../storage/uuid.ts";
import type { Tools } from "../tools.ts";
import { isApprovalOpen, lockStandingHold, saveLiftAsked } from "./store.ts";

/** [RT-1] One alone ends no hold: others are asked, and it stands until they have agreed. */
export async function askToLiftHold(
  tools: Tools,
  by: Staff,
  { hold, reason }: { readonly hold: string; readonly reason: string },
): Promise<void> {
  await tools.db.transaction().execute(async (tx) => {
    const at = tools.now();
    const standing = await lockStandingHold(tx, hold);
    if (!standing) throw new Refusal("not-found");
    if (standing.approval && (await isApprovalOpen(tx, standing.approval, at)))
      throw new Refusal("lift-under-way");
    const id = uuidv7(at);
    await saveLiftAsked(tx, hold, id);
    await askApproval(tx, tools, by, {
      ...{ id, act: "hold:lift" as const, consultation: standing.consultation, reason },
    });
  });
}
