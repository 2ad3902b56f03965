import type { IdempotencyKey } from "../../domain/ids.ts";
import type { Answer, Refused } from "./call.ts";
import { type Clock, deviceClock } from "./clock.ts";
import { pauseAfter } from "./ladder.ts";
import {
  begunAnew,
  delivered,
  emptyOutbox,
  nextToSend,
  type Outbox,
  type OwnMessage,
  type OwnPicture,
  put,
  refused,
  replayed,
  retracted,
  retried,
  startedOver,
  takenBack,
} from "./outbox.ts";
import { newKey } from "./uuid.ts";

export type SendingOptions = {
  /** Makes the one call that sends this message. */
  readonly send: (message: OwnMessage) => Promise<Answer<{ readonly seq: number; readonly at: string }>>;
  /** Asked about a refusal that retrying alone would not mend: true says it was mended, send again. */
  readonly mend?: (refused: Refused) => boolean | Promise<boolean>;
  readonly onChange: (outbox: Outbox) => void;
  readonly clock?: Clock;
};

/** The outbox of one consultation, at work. */
export type Sending = {
  /** What is held, oldest first. */
  outbox(): Outbox;
  /** おくる. Returns the key made for it. */
  put(text: string, picture?: OwnPicture): IdempotencyKey;
  /** もう一度おくる, for one that failed. */
  retry(key: IdempotencyKey): void;
  /** Lets go of one that failed and returns its text; null if there is none. */
  takeBack(key: IdempotencyKey): string | null;
  /** [CN-16] Sync showed that this own message was taken back. */
  retracted(key: IdempotencyKey): void;
  /** Sync showed this own message. */
  replayed(key: IdempotencyKey, text: string, seq: number, at: string): void;
  /** [DL-5] Everything held is sent again by its old key. */
  startOver(): void;
  /** Another consultation begins. Returns the texts that could not be sent in the old one. */
  startAnew(): string[];
  /** Nothing is held any more. Returns the texts of which nobody knows that they arrived. */
  letGo(): string[];
  /** The network may be back: do not wait out the pause. */
  wake(): void;
  stop(): void;
};

/** [DL-9] One in flight, in order, for ever, with full jitter of at most 30 s. Nothing is dropped silently. */
export function startSending({ send, mend, onChange, clock = deviceClock }: SendingOptions): Sending {
  let outbox = emptyOutbox;
  let running = false;
  let stopped = false;
  let failures = 0;
  let round = 0;
  let skipPause: (() => void) | null = null;

  function set(next: Outbox): void {
    if (next === outbox) return;
    outbox = next;
    onChange(outbox);
  }

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    for (let message = nextToSend(outbox); message && !stopped; message = nextToSend(outbox)) {
      const began = round;
      const answer = await attempt(message);
      if (stopped) break;
      // Started over meanwhile: the answer speaks of a city that is no more.
      if (began !== round) continue;
      if (answer.ok) {
        failures = 0;
        set(delivered(outbox, message.key, answer.value.seq, answer.value.at));
      } else if (answer.code === "unreachable" || passing.has(answer.code)) {
        await pause();
      } else if (await mended(answer)) {
        await pause();
      } else {
        set(refused(outbox, message.key, answer.code));
      }
    }
    running = false;
  }

  async function attempt(message: OwnMessage): ReturnType<SendingOptions["send"]> {
    try {
      return await send(message);
    } catch {
      return { ok: false, code: "unreachable" };
    }
  }

  async function mended(answer: Refused): Promise<boolean> {
    try {
      return (await mend?.(answer)) ?? false;
    } catch {
      return false;
    }
  }

  function pause(): Promise<void> {
    failures++;
    return new Promise((resolve) => {
      const done = (): void => {
        cancel();
        skipPause = null;
        resolve();
      };
      const cancel = clock.after(pauseAfter(failures, clock.random()), done);
      skipPause = done;
    });
  }

  return {
    outbox: () => outbox,
    put(text, picture) {
      const key = newKey();
      set(put(outbox, key, text, picture));
      void run();
      return key;
    },
    retry(key) {
      set(retried(outbox, key, newKey()));
      void run();
    },
    takeBack(key) {
      const one = outbox.find((each) => each.key === key && each.state === "failed");
      set(takenBack(outbox, key));
      return one?.text ?? null;
    },
    retracted(key) {
      set(retracted(outbox, key));
    },
    replayed(key, text, seq, at) {
      set(replayed(outbox, key, text, seq, at));
    },
    startOver() {
      round++;
      set(startedOver(outbox));
      skipPause?.();
      void run();
    },
    startAnew() {
      const unsent = outbox.filter(({ state }) => state === "failed").map(({ text }) => text);
      set(begunAnew(outbox));
      return unsent;
    },
    letGo() {
      round++;
      const unsent = outbox.filter(({ state }) => state !== "delivered").map(({ text }) => text);
      set(emptyOutbox);
      return unsent;
    },
    wake: () => skipPause?.(),
    stop() {
      stopped = true;
      skipPause?.();
    },
  };
}

/** "Later": the server is there and asks for patience. */
const passing: ReadonlySet<string> = new Set(["busy", "too-many"]);
