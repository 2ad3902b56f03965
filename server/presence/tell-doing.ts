import type { ConsultationId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import type { Doing } from "../../domain/presence.ts";
import { refuseUnheld } from "../consultation/refuse-unheld.ts";
import type { Tools } from "../tools.ts";

/** [PR-3] 考え中です, かいています: of the counsellor who holds it, and of nobody else. */
export async function tellDoing(
  tools: Tools,
  counsellor: Staff,
  id: ConsultationId,
  doing: Doing,
): Promise<void> {
  await refuseUnheld(tools, counsellor, id);
  tools.doings.say(id, doing);
}
