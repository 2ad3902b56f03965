import type { SignedInSelf } from "../../../contract/staff.ts";
import type { Clock } from "../../shared/clock.ts";
import { createStore, type Store } from "../store.ts";
import type { Call } from "../work.ts";
import { type Ending, endingOf, warnedFrom } from "./ending.ts";

const lookEveryMillis = 30_000;
const lookEveryMillisNearTheEnd = 5_000;
const leastMillis = 1_000;
/** As often as the server notes it. */
const stayEveryMillis = 60_000;

/** [ST-6] Keeps a session open while somebody is there, says when it is about to end, and notices when it has. */
export type Watch = {
  readonly ending: Store<Ending | null>;
  /** Somebody has typed, clicked or scrolled. */
  somebodyIsThere(): void;
  /** 続ける. */
  goOn(): Promise<void>;
  /** Asks the server, which keeps nothing open. */
  look(): Promise<void>;
  start(): void;
  stop(): void;
};

type Tools = {
  readonly self: Store<SignedInSelf>;
  readonly call: Call;
  readonly clock: Clock;
  /** The server's time. */
  readonly present: () => Date;
  readonly onSignedOut: () => void;
};

export function watchSession({ self, call, clock, present, onSignedOut }: Tools): Watch {
  const ending = createStore<Ending | null>(null);
  let stayedAt = clock.now();
  let cancel = (): void => {};
  let watching = false;

  async function ask(path: "/api/staff/self" | "/api/staff/stay"): Promise<void> {
    const answer = await call(path, {});
    if (!watching) return;
    if (answer.ok) {
      if (!isStillHere(answer.value)) return onSignedOut();
      self.set(() => answer.value);
    }
    say();
  }

  /** Another tab of this browser may have signed somebody else in, or the same person by halves. */
  function isStillHere({ id, session }: SignedInSelf): boolean {
    return id === self.get().id && session.level === 2;
  }

  function say(): void {
    const next = endingOf(self.get().session, present());
    ending.set((now) => (now?.by === next?.by && now?.at.getTime() === next?.at.getTime() ? now : next));
  }

  /** The moment at which there is something to say is not slept through. */
  function plan(): void {
    const untilWarned = warnedFrom(self.get().session).getTime() - present().getTime();
    const wait = ending.get() ? lookEveryMillisNearTheEnd : Math.min(lookEveryMillis, untilWarned);
    cancel();
    cancel = clock.after(Math.max(wait, leastMillis), () => void round());
  }

  async function round(): Promise<void> {
    await ask("/api/staff/self");
    if (watching) plan();
  }

  async function stay(): Promise<void> {
    stayedAt = clock.now();
    await ask("/api/staff/stay");
  }

  return {
    ending,
    somebodyIsThere() {
      if (watching && clock.now() - stayedAt >= stayEveryMillis) void stay();
    },
    goOn: stay,
    look: () => (watching ? ask("/api/staff/self") : Promise.resolve()),
    start() {
      watching = true;
      stayedAt = clock.now();
      say();
      plan();
    },
    stop() {
      watching = false;
      cancel();
      ending.set(() => null);
    },
  };
}
