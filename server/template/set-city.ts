import type { Staff } from "../../domain/people.ts";
import { type Template, templateFaults } from "../../domain/template.ts";
import { refuseFaulty } from "../settings/refuse-faulty.ts";
import { setVersion } from "../settings/set-version.ts";
import type { Tools } from "../tools.ts";

/** [TP-2] In versions, with who and when, and a line of the trail. Answers the new version. */
export async function setCityTemplates(
  tools: Tools,
  editor: Staff,
  seen: number,
  templates: readonly Template[],
): Promise<number> {
  refuseFaulty(templateFaults(templates));
  return setVersion(tools, editor, "templates", seen, templates);
}
