import type { ConsultationId } from "../../domain/ids.ts";
import type { Consultee } from "../../domain/people.ts";
import type { PageSign } from "../../domain/presence.ts";
import { Refusal } from "../../domain/refusal.ts";
import { ownerOf } from "../consultation/owner.ts";
import type { Tools } from "../tools.ts";

/** [PR-1] A page of the consultee says where it stands. [AC-2] Of what is not their own nothing can be said. */
export async function tellPresence(
  tools: Tools,
  consultee: Consultee,
  id: ConsultationId,
  said: Omit<PageSign, "at">,
): Promise<void> {
  // Before anything is waited for: it is then that the page was alive.
  const at = tools.now();
  const owner = tools.presence.ownerOf(id) ?? (await ownerOf(tools, id));
  if (owner !== consultee.id) throw new Refusal("not-found");
  tools.presence.say(id, consultee.id, { ...said, at });
}
