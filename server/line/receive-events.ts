import { dangerCheck } from "../../domain/danger.ts";
import { answerTo, type LineReply } from "../../domain/line.ts";
import type { LineFigure } from "../../domain/line-usage.ts";
import { promisedAt } from "../../domain/reception.ts";
import type { Tx } from "../storage/database.ts";
import { sealSecret } from "../storage/service-seal.ts";
import { uuidv7 } from "../storage/uuid.ts";
import type { Tools } from "../tools.ts";
import type { LineChannel } from "./channel.ts";
import { addCounts, insertEvent, saveFriend } from "./event-store.ts";
import { friendOf } from "./friend.ts";
import { monthOf } from "./month.ts";
import { insertReply } from "./outgoing-store.ts";
import type { ReadEvent } from "./read-events.ts";

/**
 * Notes that LINE has told of something, and what is to be answered; the sending is a job's. Whatever was typed is read here
 * for the one decision, and goes no further ([LI-2]). One event, one effect ([LI-4]).
 */
export async function receiveEvents(
  tools: Tools,
  channel: LineChannel,
  events: readonly ReadEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const now = tools.now();
  const { settings } = await tools.reception.current();
  const reception = promisedAt(settings.calendar, now).open ? "open" : "closed";
  const isDanger = dangerCheck((await tools.urgentSettings.current()).settings.dangerWords);
  const heard = events.map(({ typed, ...event }) => {
    const danger = channel.dangerWords && typed !== null && isDanger(typed);
    const around = { reception, danger, unblocked: event.unblocked, sentAt: event.at, now } as const;
    const says = channel.open && event.replyToken !== null ? answerTo(event.kind, around) : null;
    return { ...event, says };
  });
  // By their ids: two processes with the same events never wait for each other in a circle.
  heard.sort((a, b) => (a.id < b.id ? -1 : 1));
  await tools.db.transaction().execute(async (tx) => {
    const counts = new Map<LineFigure, number>();
    const count = (figure: LineFigure): void => void counts.set(figure, (counts.get(figure) ?? 0) + 1);
    for (const event of heard) {
      const isNew = await insertEvent(tx, event, now);
      count(isNew ? `event:${event.kind}` : "event:repeated");
      if (isNew) await take(tools, tx, event, now);
    }
    await addCounts(tx, monthOf(now), counts);
  });
  if (heard.some(({ says }) => says !== null)) tools.line.soon();
}

type Heard = Omit<ReadEvent, "typed"> & { readonly says: LineReply | null };

/** Whoever writes can be written to, also where they were friends before this city's page was there. */
const reaches: { readonly [Kind in ReadEvent["kind"]]?: boolean } = {
  follow: true,
  message: true,
  postback: true,
  unfollow: false,
};

async function take(
  tools: Tools,
  tx: Tx,
  { kind, at, person, replyToken, says }: Heard,
  now: Date,
): Promise<void> {
  const reachable = reaches[kind];
  if (person !== null && reachable !== undefined)
    await saveFriend(tx, { ...friendOf(tools, person), reachable, at });
  if (says === null || replyToken === null) return;
  const id = uuidv7(now);
  const token = sealSecret(tools.secrets.lineSealing, placeOfReply(id), replyToken);
  await insertReply(tx, { id, says, token }, now);
}

/** What the sealed token of a reply is bound to. */
export function placeOfReply(id: string): string {
  return `line-reply\n${id}`;
}
