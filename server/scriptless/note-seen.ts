import type { Consultee } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { newestConsultation } from "../consultation/newest.ts";
import { markRead } from "../consultation/read.ts";
import type { Tools } from "../tools.ts";
import { readMarkOfVisit, type Visit } from "./visit.ts";

/** One clear dot, as a GIF: what the end of a page fetches. */
export const nothingToSee = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

/** [SL-5] The browser has come to the end of a page that showed the talk up to there. A mark of somebody else's says nothing. */
export async function noteSeen(
  tools: Tools,
  consultee: Consultee,
  visit: Visit,
  mark: string,
): Promise<void> {
  const talk = await newestConsultation(tools, consultee);
  const upTo = talk && readMarkOfVisit(tools.secrets, visit, talk.id, mark);
  if (!talk || !upTo) return;
  await markRead(tools, consultee, talk.id, upTo).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}
