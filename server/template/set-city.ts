import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Template } from "../../domain/template.ts";
import { recordAct } from "../audit/record.ts";
import type { Tools } from "../tools.ts";
import { refuseFaulty } from "./refuse-faulty.ts";
import { findCityTemplates, insertCityTemplates } from "./store.ts";

/** [TP-2] In versions, with who and when, and a line of the trail. Answers the new version. */
export async function setCityTemplates(
  { db, now }: Tools,
  editor: Staff,
  seen: number,
  templates: readonly Template[],
): Promise<number> {
  refuseFaulty(templates);
  const version = seen + 1;
  await db.transaction().execute(async (tx) => {
    const newest = (await findCityTemplates(tx))?.version ?? 0;
    const at = now();
    if (newest !== seen || !(await insertCityTemplates(tx, { version, templates }, editor.id, at)))
      throw new Refusal("settings-moved");
    await recordAct(tx, at, editor, "settings:change", { setting: "templates", version });
  });
  return version;
}
