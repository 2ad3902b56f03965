import type { LineReply } from "../../domain/line.ts";
import { outcomeOf } from "../../domain/line-sending.ts";
import type { LineFigure } from "../../domain/line-usage.ts";
import { openSecret } from "../storage/service-seal.ts";
import type { Tools } from "../tools.ts";
import { readChannel, readChannelTexts } from "./channel.ts";
import { saveTrouble } from "./channel-store.ts";
import { addCounts } from "./event-store.ts";
import { idOfFriend } from "./friend.ts";
import { type Messaging, openMessaging } from "./messaging.ts";
import { monthOf } from "./month.ts";
import { type Ending, endOutgoing, type Outgoing, putOff, takeDue } from "./outgoing-store.ts";
import { placeOfReply } from "./receive-events.ts";

const mostAtOnce = 20;
/** Longer than any call to LINE takes. */
const heldForMillis = 60_000;

/** Sends what is due. Answers whether there may be more. */
export async function sendDue(tools: Tools): Promise<boolean> {
  const { db, now, line } = tools;
  const [channel, page] = [await readChannel(tools), line.page()];
  if (!channel.open || channel.token === null || page === null) return false;
  const at = now();
  const due = await takeDue(db, at, new Date(at.getTime() + heldForMillis), mostAtOnce);
  if (due.length === 0) return false;
  const texts = await readChannelTexts(tools);
  const messaging = openMessaging({ hosts: line.hosts, token: channel.token, texts, page });
  await Promise.all(due.map((one) => sendOne(tools, messaging, one)));
  return due.length === mostAtOnce;
}

async function sendOne(tools: Tools, messaging: Messaging, one: Outgoing): Promise<void> {
  const { db, now } = tools;
  if (one.way === "push" && !one.reachable) return end(tools, one, "blocked");
  const answer = await say(tools, messaging, one);
  const at = now();
  const ageMillis = at.getTime() - one.createdAt.getTime();
  const outcome = outcomeOf({ way: one.way, answer, tries: one.tries, ageMillis, chance: Math.random() });
  if (outcome.kind === "sent") {
    await saveTrouble(db, null, at);
    return end(tools, one, "sent");
  }
  tools.log.warn({ outgoing: one.id, answer, tries: one.tries }, "LINE has not taken what was to be said.");
  if (outcome.kind === "given-up") return end(tools, one, outcome.why);
  await putOff(db, one.id, new Date(at.getTime() + outcome.afterMillis));
  await saveTrouble(db, outcome.trouble, at);
  await addCounts(db, monthOf(at), new Map([["sending:failed", 1]]));
}

function say(tools: Tools, messaging: Messaging, one: Outgoing) {
  if (one.way === "push") return messaging.push(idOfFriend(tools, one), one.id, "notice");
  const token = openSecret(tools.secrets.lineSealing, placeOfReply(one.id), one.token);
  return messaging.reply(token, one.says as LineReply);
}

async function end(tools: Tools, { id, way }: Outgoing, ending: Ending): Promise<void> {
  const at = tools.now();
  const figure: LineFigure =
    ending === "sent" ? `${way}:sent` : ending === "blocked" ? "push:blocked" : `${way}:given-up`;
  await tools.db.transaction().execute(async (tx) => {
    if (await endOutgoing(tx, id, ending, at)) await addCounts(tx, monthOf(at), new Map([[figure, 1]]));
  });
}
