import type { Staff } from "../../../domain/people.ts";
import { Refusal } from "../../../domain/refusal.ts";
import { refuseToDecideOn } from "../../../domain/register.ts";
import { recordAct } from "../../audit/record.ts";
import type { Tools } from "../../tools.ts";
import { lockEntry, saveApproved, saveEnded } from "./store.ts";

/** [RG-2] The city allows it, or refuses it, which is its end. */
export async function decideOnEntry(
  { db, now }: Pick<Tools, "db" | "now">,
  by: Staff,
  { entry: id, agrees }: { readonly entry: string; readonly agrees: boolean },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const entry = await lockEntry(tx, id);
    if (!entry) throw new Refusal("not-found");
    refuseToDecideOn(entry, by);
    const at = now();
    if (agrees) await saveApproved(tx, id, by.id, at);
    else await saveEnded(tx, id, { by: by.id, at, outcome: "refused", result: null });
    await recordAct(tx, at, by, "register:decide", { entry: id, outcome: agrees ? "agreed" : "refused" });
  });
}
