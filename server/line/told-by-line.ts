import type { ConsulteeId } from "../../domain/ids.ts";
import type { Telling, Told } from "../../domain/reach.ts";
import type { Tools } from "../tools.ts";
import { linkReach } from "./link.ts";
import { findReachable } from "./link-store.ts";
import { newestPush } from "./outgoing-store.ts";

/** What came of telling this consultee through LINE since a moment. */
export async function toldByLine(tools: Tools, consultee: ConsulteeId, since: Date): Promise<Told> {
  const reach = await linkReach(tools, consultee);
  if (reach === "blocked") return { telling: "failed", at: null };
  const mac = reach === "reachable" ? await findReachable(tools.db, tools.stamps, consultee) : null;
  if (mac === null) return { telling: "none", at: null };
  const push = await newestPush(tools.db, mac, since);
  if (!push) return { telling: "ready", at: null };
  const telling: Telling = push.outcome === null ? "trying" : push.outcome === "sent" ? "sent" : "failed";
  return { telling, at: push.endedAt ?? push.createdAt };
}
