import type { Staff } from "../../../domain/people.ts";
import { Refusal } from "../../../domain/refusal.ts";
import { recordAct } from "../../audit/record.ts";
import type { Tools } from "../../tools.ts";
import { sealRules } from "./seal-rules.ts";
import { insertStaffRules, listStaffRules, lockStaffRules } from "./store.ts";

/** [RG-4] Another version upon the one its author saw. Answers which it is. */
export async function setStaffRules(
  tools: Tools,
  by: Staff,
  { seen, words }: { readonly seen: number; readonly words: string },
): Promise<number> {
  const { db, now } = tools;
  return db.transaction().execute(async (tx) => {
    await lockStaffRules(tx);
    const [present] = await listStaffRules(tx, 1);
    if ((present?.version ?? 0) !== seen) throw new Refusal("settings-moved");
    const [version, at] = [seen + 1, now()];
    await insertStaffRules(tx, { version, sealed: sealRules(tools, version, words), by: by.id, at });
    await recordAct(tx, at, by, "staff-rules:set", { version });
    return version;
  });
}
