import type { Self, SignedInSelf } from "../../contract/staff.ts";
import type { Answer } from "../shared/call.ts";
import type { Clock } from "../shared/clock.ts";
import { type Desk, openDesk, type StartSync } from "./desk.ts";
import type { PaneMemory } from "./panes/remember.ts";
import type { Passkeys } from "./passkeys.ts";
import { placesOf } from "./places.ts";
import { type OwnSession, openOwnSession } from "./session/own-session.ts";
import { type InvitationTrouble, invitationIn, invitationTrouble } from "./sign-in/invitation.ts";
import { type FactorTrouble, factorTrouble } from "./sign-in/second-factor.ts";
import {
  type Added,
  addPasskey,
  confirmApp,
  type Shown,
  showCode,
  showPasskey,
  signInByPasskey,
} from "./sign-in/show-factor.ts";
import { isRefused, type SignInTrouble, signInTrouble } from "./sign-in/sign-in.ts";
import { mayDo } from "./state.ts";
import { createStore, type Store } from "./store.ts";
import type { Call } from "./work.ts";

/** Where a member of staff stands before and behind the desk's door. */
export type Phase =
  | { readonly at: "starting"; readonly unreachable: boolean }
  | { readonly at: "invited"; readonly token: string }
  /** `kept`: the session ended by itself, and this is what it left. `refused`: the city's own sign-in led to nothing. */
  | { readonly at: "signing-in"; readonly kept: AtWork | null; readonly refused?: boolean }
  /** The password was right, and more is asked for: a first factor to be made known, or one to be shown. */
  | { readonly at: "adding-factor" }
  | { readonly at: "showing-factor"; readonly self: SignedInSelf }
  | { readonly at: "recovery-codes"; readonly codes: readonly string[]; readonly self: SignedInSelf }
  /** Signed in, but without a role that has any business here. */
  | { readonly at: "turned-away"; readonly self: Self }
  | ({ readonly at: "desk" } & AtWork);

export type AtWork = { readonly desk: Desk; readonly session: OwnSession };

export type EntranceTools = {
  readonly call: Call;
  readonly startSync: StartSync;
  readonly clock: Clock;
  readonly passkeys: Passkeys;
  readonly memory?: PaneMemory;
};

export type Entrance = {
  readonly phase: Store<Phase>;
  readonly passkeysPossible: boolean;
  /** Begins with the fragment of the page's address. */
  start(fragment: string): Promise<void>;
  signIn(name: string, password: string): Promise<SignInTrouble | null>;
  signInByPasskey(): Promise<FactorTrouble | null>;
  /** Whether the city's own sign-in is set up. */
  hasSingleSignOn(): Promise<boolean>;
  accept(token: string, password: string): Promise<InvitationTrouble | null>;
  leaveInvitation(): Promise<void>;
  /** What to put into an app that shows codes. */
  beginApp(): Promise<{ readonly secret: string; readonly uri: string } | FactorTrouble>;
  /** The first code of a new app. */
  addApp(code: string): Promise<FactorTrouble | null>;
  /** The first passkey, under a name for the list of them. */
  addPasskey(name: string): Promise<FactorTrouble | null>;
  /** A code of the app, or a recovery code. */
  showCode(code: string): Promise<FactorTrouble | null>;
  showPasskey(): Promise<FactorTrouble | null>;
  /** The recovery codes were kept. */
  goOn(): void;
  /** The page woke up: the session may be over, or the same person may have signed in again in another tab. */
  lookAgain(): Promise<void>;
  /** False where the server could not be told: the session would go on. */
  signOut(): Promise<boolean>;
};

const askAgainMillis = 3_000;

export function startEntrance({ passkeys, ...tools }: EntranceTools): Entrance {
  const { call, clock } = tools;
  const phase = createStore<Phase>({ at: "starting", unreachable: false });
  let desk: Desk | null = null;
  let session: OwnSession | null = null;
  let leaving = false;
  let refused = false;
  let looking = false;
  let ended = false;
  const go = (next: Phase): void => phase.set(() => next);

  async function lookWhoIsHere(): Promise<void> {
    const answer = await call("/api/staff/self", {});
    // An invitation was opened meanwhile: it is what the person looks at now.
    if (phase.get().at !== "starting") return;
    if (answer.ok) return enter(answer.value);
    if (answer.code === "not-signed-in")
      return go({ at: "signing-in", kept: left(), ...(refused ? { refused } : {}) });
    go({ at: "starting", unreachable: true });
    await new Promise<void>((resolve) => clock.after(askAgainMillis, resolve));
    if (phase.get().at === "starting") return lookWhoIsHere();
  }

  /** The same person finds everything as it was; what another one wrote is gone. */
  function enter(self: SignedInSelf): void {
    if (self.session.level === 1) {
      go(self.session.next === "add-factor" ? { at: "adding-factor" } : { at: "showing-factor", self });
      return;
    }
    if (placesOf(self).length === 0) {
      go({ at: "turned-away", self });
      return;
    }
    if (desk && session && desk.self.id === self.id) {
      session.resume(self);
      desk.resume();
    } else {
      desk?.stop();
      session = openOwnSession(self, { call, clock, passkeys, onSignedOut });
      desk = openDesk(self, { ...tools, onSignedOut });
      session.self.subscribe(openAnew);
    }
    go({ at: "desk", desk, session });
  }

  /** [ST-10] Whether one may look at consultations may change while one is here. */
  function openAnew(): void {
    const self = session?.self.get();
    if (!self || !desk || !session || phase.get().at !== "desk") return;
    if (mayDo(self, "consultation:list") === mayDo(desk.self, "consultation:list")) return;
    desk.stop();
    desk = openDesk(self, { ...tools, onSignedOut });
    go({ at: "desk", desk, session });
  }

  function onSignedOut(): void {
    if (session?.self.get().breakGlassUntil && !looking) {
      // [ST-10] A stream ends with the broken glass too, and the session goes on: it is asked first.
      looking = true;
      desk?.pause();
      void session.look().finally(() => {
        looking = false;
      });
      return;
    }
    session?.pause();
    desk?.pause();
    if (leaving) ended = true;
    else if (phase.get().at === "desk") go({ at: "signing-in", kept: left() });
  }

  function left(): AtWork | null {
    return desk && session && { desk, session };
  }

  function take(answer: Answer<SignedInSelf>): void {
    if (answer.ok) enter(answer.value);
  }

  function takeShown(shown: Shown): FactorTrouble | null {
    if (typeof shown === "string") return shown;
    enter(shown);
    return null;
  }

  function takeAdded(added: Added): FactorTrouble | null {
    if (typeof added === "string") return added;
    const { self, recoveryCodes } = added;
    if (recoveryCodes) go({ at: "recovery-codes", codes: recoveryCodes, self });
    else enter(self);
    return null;
  }

  return {
    phase,
    passkeysPossible: passkeys.possible,
    start(fragment) {
      refused = isRefused(fragment);
      const token = invitationIn(fragment);
      if (!token) return lookWhoIsHere();
      go({ at: "invited", token });
      return Promise.resolve();
    },
    async signIn(name, password) {
      const answer = await call("/api/staff/sign-in", { name, password });
      take(answer);
      return answer.ok ? null : signInTrouble(answer.code);
    },
    signInByPasskey: async () => takeShown(await signInByPasskey(call, passkeys)),
    async hasSingleSignOn() {
      const answer = await call("/api/staff/ways-in", {});
      return answer.ok && answer.value.singleSignOn;
    },
    async accept(token, password) {
      const answer = await call("/api/staff/accept-invitation", { token, password });
      take(answer);
      return answer.ok ? null : invitationTrouble(answer.code);
    },
    async beginApp() {
      const answer = await call("/api/staff/begin-totp", {});
      return answer.ok ? answer.value : factorTrouble(answer.code);
    },
    addApp: async (code) => takeAdded(await confirmApp(call, code)),
    addPasskey: async (name) => takeAdded(await addPasskey(call, passkeys, name)),
    showCode: async (code) => takeShown(await showCode(call, code)),
    showPasskey: async () => takeShown(await showPasskey(call, passkeys)),
    goOn() {
      const now = phase.get();
      if (now.at === "recovery-codes") enter(now.self);
    },
    leaveInvitation() {
      go({ at: "starting", unreachable: false });
      return lookWhoIsHere();
    },
    async lookAgain() {
      const { at } = phase.get();
      if (at === "desk") return session?.look();
      if (at !== "signing-in" || !desk) return;
      const answer = await call("/api/staff/self", {});
      if (answer.ok && answer.value.id === desk?.self.id && phase.get().at === "signing-in")
        enter(answer.value);
    },
    async signOut() {
      leaving = true;
      ended = false;
      const answer = await call("/api/staff/sign-out", {});
      leaving = false;
      // Its stream has been ended: the answer was lost, and it is done all the same.
      if (!answer.ok && answer.code !== "not-signed-in" && !ended) return false;
      session?.pause();
      desk?.stop();
      [desk, session] = [null, null];
      go({ at: "signing-in", kept: null });
      return true;
    },
  };
}
