import type { FastifyReply } from "fastify";
import type { Frame, Skin } from "../../contract/sync.ts";
import type { Followed } from "../consultation/follow.ts";
import type { Sink } from "../consultation/hub.ts";
import type { EndReason, Streams } from "./stream.ts";

/** How long a long poll is held: below what proxies cut, above what would be a poll. */
const holdMillis = 25_000;
/** [DL-7] What one answer carries of entries: a slow line must have it whole before the page gives it up. */
const mostCharactersAnswered = 64 * 1_024;

/**
 * Wears one read in the skin that was asked for ([DL-8]): an open stream (answers null), an answer held until there is
 * news, or an answer at once. Whatever following throws is thrown before a byte is sent.
 */
export async function wearSkin(
  skin: Skin,
  hello: Frame,
  streams: Streams,
  owner: string,
  reply: FastifyReply,
  follow: (sink: Sink) => Promise<Followed>,
): Promise<{ frames: Frame[] } | null> {
  if (skin === "stream") {
    await openStream(hello, streams, owner, reply, follow);
    return null;
  }
  const frames: string[] = [JSON.stringify(hello)];
  let news = (): void => {};
  const somethingNew = new Promise<void>((resolve) => {
    news = resolve;
  });
  const full = Promise.withResolvers<void>();
  let length = 0;
  let ended: EndReason | null = null;
  const followed = await follow({
    send(frame) {
      frames.push(frame);
      length += frame.length;
      news();
    },
    space() {
      if (length < mostCharactersAnswered) return null;
      full.resolve();
      return new Promise(() => {}); // answered as it is: its reader comes again with its cursor
    },
    end: news,
  });
  const release = streams.hold(owner, (why) => {
    ended = why;
    news();
  });
  try {
    await Promise.race([followed.caughtUp, full.promise, gone(reply)]);
    if (skin === "wait" && frames.length === 1 && ended === null)
      await Promise.race([somethingNew, gone(reply), pause(holdMillis)]);
  } finally {
    followed.stop();
    release();
  }
  if (ended !== null) return { frames: [hello, { t: "end", why: ended }] };
  return { frames: frames.map((frame) => JSON.parse(frame) as Frame) };
}

/** Followed first, opened then: what happens in between waits in order. */
async function openStream(
  hello: Frame,
  streams: Streams,
  owner: string,
  reply: FastifyReply,
  follow: (sink: Sink) => Promise<Followed>,
): Promise<void> {
  const early: string[] = [];
  let stream: Sink | null = null;
  let ended = false;
  const followed = await follow({
    send: (frame) => (stream ? stream.send(frame) : early.push(frame)),
    space: () => stream?.space?.() ?? null,
    end: (why) => stream?.end(why),
  });
  stream = streams.open(reply, owner, () => {
    ended = true;
    followed.stop();
  });
  if (ended) return;
  stream.send(JSON.stringify(hello));
  for (const frame of early) stream.send(frame);
}

function gone(reply: FastifyReply): Promise<void> {
  if (reply.raw.destroyed) return Promise.resolve();
  return new Promise((resolve) => reply.raw.once("close", () => resolve()));
}

function pause(millis: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis).unref());
}
