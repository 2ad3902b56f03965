import type { ConsulteeId } from "../../domain/ids.ts";
import type { Consultee } from "../../domain/people.ts";
import { isKnownConsultee } from "../consultee/known-consultee.ts";
import type { Tools } from "../tools.ts";
import { readChannel } from "./channel.ts";
import { addCounts, insertFriend } from "./event-store.ts";
import type { Friend } from "./friend.ts";
import { deleteLink, findReach, insertLink } from "./link-store.ts";
import { monthOf } from "./month.ts";

/** False where LINE leads to somebody else's consultations already, or this consultee has linked another account. */
export async function linkWithLine(tools: Tools, consultee: ConsulteeId, friend: Friend): Promise<boolean> {
  if (!(await isKnownConsultee(tools, consultee))) return false;
  return tools.db.transaction().execute(async (tx) => {
    const at = tools.now();
    await insertFriend(tx, friend.mac, friend.sealed);
    const linked = await insertLink(tx, tools.stamps, { mac: friend.mac, consultee }, at);
    await addCounts(tx, monthOf(at), new Map([[linked ? "entrance:linked" : "entrance:refused", 1]]));
    return linked;
  });
}

/** From now on LINE leads nobody here, and nothing is pushed. The consultation goes on in this browser. */
export async function unlinkFromLine({ db, now }: Tools, { id }: Consultee): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (await deleteLink(tx, id)) await addCounts(tx, monthOf(now()), new Map([["entrance:unlinked", 1]]));
  });
}

export type LineReach = "switched-off" | "not-linked" | "reachable" | "blocked";

/** Whether somebody can be told through LINE that there is something new. */
export async function linkReach(tools: Tools, consultee: ConsulteeId): Promise<LineReach> {
  const { open, token } = await readChannel(tools);
  if (!open || token === null) return "switched-off";
  const found = await findReach(tools.db, consultee);
  if (!found) return "not-linked";
  return found.reachable ? "reachable" : "blocked";
}
