import type { ServerResponse } from "node:http";
import type { FastifyReply } from "fastify";
import type { Frame } from "../../contract/sync.ts";
import type { Sink } from "../consultation/hub.ts";

/** All open streams of this process: one clock for their beats, one for their padding, one place to end them. */
export type Streams = AsyncDisposable & {
  /** Answers with a stream. `owner` names who reads, so that their streams can be ended; `ended` is called once. */
  open(reply: FastifyReply, owner: string, ended: () => void): OpenStream;
  /** An answer that is held back until there is news ends like a stream does. Call what it returns when it is given. */
  hold(owner: string, end: (why: EndReason) => void): () => void;
  /** The sessions of staff that read here, and from where: one of several places is there several times. */
  sessions(): SessionReads[];
  /** With `sessionOwner(id)` all of a session's, from wherever. */
  endOf(owner: string, why: EndReason): void;
  endAll(why: EndReason): void;
  count(): number;
};

export type OpenStream = Sink & {
  /** What was sent is all there is. */
  close(): void;
};

/** A session of staff that reads, and the address from which it does. */
export type SessionReads = { readonly session: string; readonly from: string };

/** How a stream is owned that staff read: it ends with their session, or where their network is shut out ([ST-9]). */
export function sessionOwner(id: string, from?: string): string {
  return sessionPrefix + id + (from === undefined ? "" : ` ${from}`);
}
const sessionPrefix = "session ";

export type EndReason = Extract<Frame, { t: "end" }>["why"];
type Stream = {
  readonly out: ServerResponse;
  readonly owner: string;
  spokeAt: number;
  unsent: string;
  space: Space | null;
};
type Space = PromiseWithResolvers<void>;

/** Some proxies hold the first kilobytes back before they let anything through. */
const opening = `:${" ".repeat(2_048)}\n\n`;
/** Some virus scanners hold each piece back until the next one comes: so a small one follows. */
const pad = ":p\n\n";
const padAfterMillis = 50;
const beatEveryMillis = 15_000;
/** [DL-7] Entries wait for a reader who has this much unread, and are brought when it has gone. */
const enoughUnsentBytes = 64 * 1_024;
/** [DL-7] What a reader may leave unread of what does not wait: the list of a desk. */
const mostUnsentBytes = 256 * 1_024;

export function openStreams(now: () => Date): Streams {
  const streams = new Set<Stream>();
  const held = new Set<{ readonly owner: string; readonly end: (why: EndReason) => void }>();
  let leaving = false;
  let owing = new Set<Stream>();
  let due = new Set<Stream>();
  const speaking = new Set<Stream>();

  /** What one commit brings to one reader leaves in one piece. */
  function say(stream: Stream, text: string): void {
    if (speaking.size === 0) process.nextTick(flush);
    stream.unsent += text;
    speaking.add(stream);
  }

  function flush(): void {
    for (const stream of speaking) {
      write(stream, stream.unsent);
      stream.unsent = "";
    }
    speaking.clear();
  }

  function write(stream: Stream, text: string): void {
    const { out } = stream;
    if (out.destroyed || out.writableEnded) return;
    // What was left before: one piece may be longer by itself, like the list of a desk where a thousand wait.
    if (unsentBytes(out) > mostUnsentBytes) return void out.destroy();
    out.write(text, () => makeSpace(stream));
    stream.spokeAt = performance.now();
  }

  function isFull({ out, unsent }: Stream): boolean {
    return !out.destroyed && unsentBytes(out) + Buffer.byteLength(unsent) >= enoughUnsentBytes;
  }

  function makeSpace(stream: Stream): void {
    if (!stream.space || isFull(stream)) return;
    stream.space.resolve();
    stream.space = null;
  }

  function end(stream: Stream, why: EndReason): void {
    const frame: Frame = { t: "end", why };
    write(stream, `${stream.unsent}data: ${JSON.stringify(frame)}\n\n`);
    stream.unsent = "";
    speaking.delete(stream);
    const { socket } = stream.out;
    // Whoever is to go elsewhere must not come again over this connection.
    stream.out.end(() => why === "draining" && socket?.end());
  }

  // In the round after next: a pad that follows at once travels in one piece with what it is to push along.
  const padding = setInterval(() => {
    for (const stream of due) write(stream, pad);
    due = owing;
    owing = new Set();
  }, padAfterMillis).unref();

  const beating = setInterval(() => {
    const beat: Frame = { t: "beat", now: now().toISOString() };
    const text = `data: ${JSON.stringify(beat)}\n\n`;
    const due = performance.now() - beatEveryMillis + beatEveryMillis / 3;
    for (const stream of streams) if (stream.spokeAt < due) write(stream, text);
  }, beatEveryMillis / 3).unref();

  return {
    open(reply, owner, ended) {
      reply.hijack();
      const out = reply.raw;
      if (out.destroyed) {
        // The reader left before we could open: "close" has been said and will not be said again.
        ended();
        return { send() {}, end() {}, close() {} };
      }
      out.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), ...streamHeaders });
      out.flushHeaders();
      out.socket?.setNoDelay(true);
      const stream: Stream = { out, owner, spokeAt: performance.now(), unsent: "", space: null };
      streams.add(stream);
      // It came over a connection that was there already. What it is to be told first is said before this.
      if (leaving) process.nextTick(() => end(stream, "draining"));
      out.on("close", () => {
        streams.delete(stream);
        owing.delete(stream);
        due.delete(stream);
        speaking.delete(stream);
        makeSpace(stream);
        ended();
      });
      out.on("error", () => {}); // the reader went away: "close" follows
      write(stream, opening);
      return {
        send(frame) {
          say(stream, `data: ${frame}\n\n`);
          owing.add(stream);
        },
        space() {
          if (!isFull(stream)) return null;
          stream.space ??= Promise.withResolvers();
          return stream.space.promise;
        },
        end: (why) => end(stream, why),
        close() {
          write(stream, stream.unsent);
          stream.unsent = "";
          speaking.delete(stream);
          out.end();
        },
      };
    },
    hold(owner, end) {
      const one = { owner, end };
      held.add(one);
      if (leaving) end("draining");
      return () => void held.delete(one);
    },
    sessions() {
      const owners = new Set([...streams, ...held].map(({ owner }) => owner));
      return [...owners]
        .filter((owner) => owner.startsWith(sessionPrefix))
        .map((owner) => {
          const [session = "", from = ""] = owner.slice(sessionPrefix.length).split(" ");
          return { session, from };
        });
    },
    endOf(owner, why) {
      const isTheirs = (one: string): boolean => one === owner || one.startsWith(`${owner} `);
      for (const one of held) if (isTheirs(one.owner)) one.end(why);
      for (const stream of streams) if (isTheirs(stream.owner)) end(stream, why);
    },
    endAll(why) {
      for (const stream of streams) end(stream, why);
    },
    count: () => streams.size,
    async [Symbol.asyncDispose]() {
      clearInterval(padding);
      clearInterval(beating);
      leaving = true;
      for (const one of held) one.end("draining");
      for (const stream of streams) end(stream, "draining");
    },
  };
}

function unsentBytes(out: ServerResponse): number {
  return Math.max(out.writableLength, out.socket?.writableLength ?? 0);
}

/** Nothing on the way may store, pack or gather it. */
const streamHeaders = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};
