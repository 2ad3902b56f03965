import type { Frame } from "../../contract/sync.ts";
import type { Epoch } from "../../domain/ids.ts";
import { call, post, type Refused, read } from "./call.ts";
import { type Clock, heardServerTime } from "./clock.ts";
import { frameReader } from "./frames.ts";
import { muteAfterMillis, type Outcome, type Rung } from "./ladder.ts";
import type { SyncPath, Wants } from "./wants.ts";

/** One attempt on one rung: opened, listened to, and over. */
export type Attempt = {
  readonly path: SyncPath;
  readonly rung: Rung;
  readonly wants: Wants;
  /** For a stream: its first word must have come by then. */
  readonly helloMillis: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Any byte of ours. */
  readonly onLife: () => void;
  readonly onFrame: (frame: Frame) => void;
};

/** `refused` says what the server said, when it said something; it is an outcome of its own for the caller. */
export type Ending = { readonly outcome: Outcome; readonly refused?: Refused; readonly signedOut?: boolean };

export function attemptOn(attempt: Attempt): Promise<Ending> {
  return attempt.rung === "stream" ? readStream(attempt) : ask(attempt, attempt.rung);
}

async function ask(attempt: Attempt, skin: "wait" | "now"): Promise<Ending> {
  const { clock, signal } = attempt;
  const openedAt = clock.now();
  // A long poll is answered after 25 s at most; what stays silent longer is held back by somebody.
  const timeoutMillis = skin === "wait" ? muteAfterMillis : 15_000;
  const answer = await call(attempt.path, { ...attempt.wants, skin } as never, { signal, timeoutMillis });
  const livedMillis = clock.now() - openedAt;
  if (signal.aborted) return { outcome: { kind: "interrupted", livedMillis: 0 } };
  if (answer.ok) {
    const { frames } = answer.value as { frames?: Frame[] };
    if (!Array.isArray(frames)) return { outcome: { kind: "failed" } };
    attempt.onLife();
    return deliver(attempt, frames) ?? { outcome: { kind: "answered", livedMillis } };
  }
  if (answer.code !== "unreachable") return { outcome: { kind: "failed" }, refused: answer };
  return { outcome: livedMillis >= timeoutMillis ? { kind: "mute", livedMillis: 0 } : { kind: "failed" } };
}

async function readStream(attempt: Attempt): Promise<Ending> {
  const { clock, signal } = attempt;
  const openedAt = clock.now();
  let lastAt = openedAt;
  let mute = false;
  const stop = new AbortController();
  const hangUp = (): void => stop.abort();
  signal.addEventListener("abort", hangUp);
  if (signal.aborted) hangUp();
  const wait = (millis: number): (() => void) =>
    clock.after(millis, () => {
      mute = true;
      hangUp();
    });
  let unwatch = wait(attempt.helloMillis);
  let greeted = false;
  const livedMillis = (): number => lastAt - openedAt;

  try {
    const response = await post(attempt.path, { ...attempt.wants, skin: "stream" }, stop.signal);
    if (!response.ok) {
      const answer = read(response, await response.text());
      return answer.ok || answer.code === "unreachable"
        ? { outcome: { kind: "failed" } }
        : { outcome: { kind: "failed" }, refused: answer };
    }
    if (!response.body) return { outcome: { kind: "failed" } };
    const reader = response.body.getReader();
    const letters = new TextDecoder();
    const framesOf = frameReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      lastAt = clock.now();
      attempt.onLife();
      const frames = framesOf(letters.decode(value, { stream: true }));
      greeted = greeted || frames.length > 0;
      if (greeted) {
        unwatch();
        unwatch = wait(muteAfterMillis);
      }
      const ended = deliver(attempt, frames);
      if (ended)
        return ended.signedOut ? ended : { outcome: { kind: "sent-away", livedMillis: livedMillis() } };
    }
  } catch {
    if (signal.aborted) return { outcome: { kind: "interrupted", livedMillis: livedMillis() } };
    if (mute) return { outcome: { kind: "mute", livedMillis: livedMillis() } };
  } finally {
    unwatch();
    hangUp();
    signal.removeEventListener("abort", hangUp);
  }
  // Not a word of ours came: a filter's page, for one.
  if (!greeted) return { outcome: { kind: "failed" } };
  const endedAt = clock.now();
  return { outcome: { kind: "ended", livedMillis: endedAt - openedAt, silentMillis: endedAt - lastAt } };
}

/** Hands the frames on. What comes back says that the server ended it, and how. */
function deliver(attempt: Attempt, frames: readonly Frame[]): Ending | null {
  for (const frame of frames) {
    if (frame.t === "hello" || frame.t === "beat") heardServerTime(frame.now);
    if (frame.t === "end") {
      return { outcome: { kind: "sent-away", livedMillis: 0 }, signedOut: frame.why === "not-allowed" };
    }
    attempt.onFrame(frame);
  }
  return null;
}

export function epochOf(refused: Refused): Epoch | null {
  const { epoch } = refused.detail;
  return refused.code === "wrong-epoch" && typeof epoch === "string" ? (epoch as Epoch) : null;
}
