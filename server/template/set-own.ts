import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { type Template, templateFaults } from "../../domain/template.ts";
import { refuseFaulty } from "../settings/refuse-faulty.ts";
import type { Tools } from "../tools.ts";
import { sealOwn } from "./own.ts";
import { putOwnTemplates } from "./store.ts";

/** [TP-2] Answers the new version. */
export async function setOwnTemplates(
  tools: Tools,
  owner: Staff,
  seen: number,
  templates: readonly Template[],
): Promise<number> {
  refuseFaulty(templateFaults(templates));
  const row = sealOwn(tools, owner.id, seen + 1, templates);
  if (!(await putOwnTemplates(tools.db, owner.id, row, tools.now()))) throw new Refusal("settings-moved");
  return row.version;
}
