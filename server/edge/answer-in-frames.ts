import type { FastifyReply } from "fastify";
import type { Log } from "./log.ts";
import type { Streams } from "./stream.ts";

/** Where a long work says what comes of it. */
export type Told<Frame> = {
  say(frame: Frame): void;
  /** What is worth a word only while one waits: it is waited for until there is room for more. */
  pass(frame: Frame): Promise<void>;
  /** Aborted where nobody waits for the rest. */
  readonly gone: AbortSignal;
};

type Answering = {
  readonly skin: "stream" | "now";
  readonly reply: FastifyReply;
  readonly streams: Streams;
  /** Who reads: the stream ends with their session. */
  readonly owner: string;
  readonly log: Log;
  /** Said in the log where it fails. */
  readonly failed: string;
};

/**
 * A work that takes a while, as frames: one after the other while the answer is open, or all in one piece (`now`). Whoever closes the
 * answer stops the work before its next step. A stream goes on by itself: null.
 */
export async function answerInFrames<Frame>(
  { skin, reply, streams, owner, log, failed }: Answering,
  work: (told: Told<Frame>) => Promise<void>,
): Promise<{ frames: Frame[] } | null> {
  const gone = new AbortController();
  if (skin === "now") {
    const frames: Frame[] = [];
    reply.raw.once("close", () => gone.abort());
    await work({ say: (frame) => frames.push(frame), pass: async () => {}, gone: gone.signal });
    return { frames };
  }
  const sink = streams.open(reply, owner, () => gone.abort());
  const say = (frame: Frame): void => sink.send(JSON.stringify(frame));
  const told: Told<Frame> = {
    say,
    async pass(frame) {
      say(frame);
      await sink.space?.();
    },
    gone: gone.signal,
  };
  void work(told)
    .catch((error: unknown) => log.error({ error }, failed))
    .finally(() => sink.close());
  return null;
}
