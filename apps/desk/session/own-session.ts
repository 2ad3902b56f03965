import type { SignedInSelf } from "../../../contract/staff.ts";
import { type Clock, present } from "../../shared/clock.ts";
import { type Kept, openKept } from "../kept.ts";
import type { Passkeys } from "../passkeys.ts";
import { createStore, type Store } from "../store.ts";
import type { Call } from "../work.ts";
import { type StepUp, startStepUp } from "./step-up.ts";
import { type Watch, watchSession } from "./watch.ts";

/** The session of whoever is signed in here, as the page knows it. */
export type OwnSession = {
  /** What the server said last. */
  readonly self: Store<SignedInSelf>;
  /**
   * For the places beside the consultations: sees by itself to a session that ended, and asks for a factor where an act
   * wants one ("step-up-needed" is the answer only where the person did not show it).
   */
  readonly call: Call;
  readonly stepUp: StepUp;
  /** What the person is writing in the places. */
  readonly kept: Kept;
  readonly ending: Watch["ending"];
  somebodyIsThere(): void;
  goOn(): Promise<void>;
  /** Reads anew who is signed in, and whether anybody still is. */
  look(): Promise<void>;
  /** The same person has signed in again. */
  resume(self: SignedInSelf): void;
  /** It has ended: nothing is sent until the person is back. */
  pause(): void;
};

type Tools = {
  readonly call: Call;
  readonly clock: Clock;
  readonly passkeys: Passkeys;
  readonly onSignedOut: () => void;
  readonly present?: () => Date;
};

export function openOwnSession(first: SignedInSelf, tools: Tools): OwnSession {
  const { clock, passkeys, onSignedOut } = tools;
  const self = createStore(first);
  let signedIn = true;
  /** Counts how often the person came in: an answer to something asked before that says nothing about now. */
  let visit = 0;

  const calm: Call = async (path, input, options) => {
    if (!signedIn) return { ok: false, code: "unreachable" };
    const asking = visit;
    const answer = await tools.call(path, input, options);
    if (signedIn && asking === visit && !answer.ok && answer.code === "not-signed-in") onSignedOut();
    return answer;
  };
  const call: Call = async (path, input, options) => {
    for (;;) {
      const answer = await calm(path, input, options);
      if (answer.ok || answer.code !== "step-up-needed" || !(await stepUp.ask())) return answer;
    }
  };
  const stepUp = startStepUp({ call: calm, passkeys, onShown: (shown) => self.set(() => shown) });
  const watch = watchSession({ self, call: calm, clock, present: tools.present ?? present, onSignedOut });
  watch.start();

  return {
    self,
    call,
    stepUp,
    kept: openKept(() => signedIn),
    ending: watch.ending,
    somebodyIsThere: watch.somebodyIsThere,
    goOn: watch.goOn,
    look: watch.look,
    resume(again) {
      self.set(() => again);
      signedIn = true;
      visit += 1;
      watch.start();
    },
    pause() {
      signedIn = false;
      watch.stop();
      stepUp.cancel();
    },
  };
}
