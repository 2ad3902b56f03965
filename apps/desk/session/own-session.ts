import type { SignedInSelf } from "../../../contract/staff.ts";
import { createStore, type Store } from "../store.ts";
import type { Call } from "../work.ts";

/** The session of whoever is signed in here, as the page knows it. */
export type OwnSession = {
  /** What the server said last. */
  readonly self: Store<SignedInSelf>;
  /** For the places beside the consultations: sees by itself to a session that ended. */
  readonly call: Call;
  /** The same person has signed in again. */
  resume(self: SignedInSelf): void;
  /** It has ended: nothing is sent until the person is back. */
  pause(): void;
};

type Tools = { readonly call: Call; readonly onSignedOut: () => void };

export function openOwnSession(first: SignedInSelf, { call, onSignedOut }: Tools): OwnSession {
  const self = createStore(first);
  let signedIn = true;
  return {
    self,
    async call(path, input, options) {
      if (!signedIn) return { ok: false, code: "unreachable" };
      const answer = await call(path, input, options);
      if (signedIn && !answer.ok && answer.code === "not-signed-in") onSignedOut();
      return answer;
    },
    resume(again) {
      self.set(() => again);
      signedIn = true;
    },
    pause() {
      signedIn = false;
    },
  };
}
