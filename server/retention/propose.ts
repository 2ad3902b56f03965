import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { askApproval } from "../approval/ask.ts";
import { uuidv7 } from "../storage/uuid.ts";
import type { Tools } from "../tools.ts";
import { beforeOf } from "./preview.ts";
import { readRetentionSettings } from "./read-settings.ts";
import { insertRun, isUnderWay, lockRuns } from "./store.ts";

/** [RT-3] Puts down exactly what is due now and not held, and asks others to agree. Answers how many there are. */
export async function proposeRetention(
  tools: Tools,
  by: Staff,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<number> {
  const { version: present, settings } = await readRetentionSettings(tools);
  if (version !== present) throw new Refusal("settings-moved");
  if (settings.usual === null && settings.grave === null) throw new Refusal("nothing-due");
  return tools.db.transaction().execute(async (tx) => {
    const at = tools.now();
    await lockRuns(tx);
    if (await isUnderWay(tx, at)) throw new Refusal("retention-under-way");
    const approval = uuidv7(at);
    const run = { id: uuidv7(at), version, before: beforeOf(settings, at), by: by.id, at, approval };
    const count = await insertRun(tx, run);
    if (count === 0) throw new Refusal("nothing-due");
    await askApproval(tx, tools, by, { id: approval, act: "retention:carry-out", count, reason });
    return count;
  });
}
