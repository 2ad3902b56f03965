import { expect, test } from "vitest";
import type { SyncOptions } from "../shared/wants.ts";
import { startEntrance } from "./entrance.ts";
import { unsent } from "./state.ts";
import { selfOf } from "./testing-self.ts";
import { titleOf, wouldLose } from "./window.ts";

const me = selfOf("staff-1", "みほん一郎", ["counsellor"]);
const colleague = selfOf("staff-2", "みほん二葉", ["counsellor"]);
const operator = selfOf("staff-3", "みほん六花", ["operator"]);
const token = "t".repeat(43);

/** A browser that makes a passkey when asked, and signs with it, or does what it is told to. */
const passkeys = {
  possible: true,
  make: () => Promise.resolve("cancelled" as const),
  sign: () => Promise.resolve({ id: "p" } as never),
};

function door(answers: Record<string, unknown>) {
  const asked: string[] = [];
  const syncs: SyncOptions[] = [];
  const timers: (() => void)[] = [];
  let stopped = 0;
  const after = (_: number, then: () => void) => {
    timers.push(then);
    return () => {};
  };
  const entrance = startEntrance({
    call: ((path: string) => {
      asked.push(path);
      const said = answers[path];
      if (typeof said === "string") return Promise.resolve({ ok: false, code: said, detail: {} });
      return Promise.resolve({
        ok: true,
        value: said ?? { colleagues: [], drafts: [], notes: [], sideTalks: [] },
      });
    }) as never,
    startSync(options) {
      syncs.push(options);
      return { wantsChanged() {}, resync() {}, stop: () => void stopped++ };
    },
    clock: { now: () => 0, random: () => 0, after },
    passkeys,
  });
  const desk = () => {
    const phase = entrance.phase.get();
    if (phase.at !== "desk") throw new Error(`at ${phase.at}`);
    return phase.desk;
  };
  const session = () => {
    const phase = entrance.phase.get();
    if (phase.at !== "desk") throw new Error(`at ${phase.at}`);
    return phase.session;
  };
  return {
    entrance,
    answers,
    asked,
    syncs,
    timers,
    desk,
    session,
    stopped: () => stopped,
    at: () => entrance.phase.get().at,
  };
}

test("who is signed in comes to the desk, who is not to the door", async () => {
  const inside = door({ "/api/staff/self": me });
  await inside.entrance.start("");
  expect(inside.at()).toBe("desk");
  const outside = door({ "/api/staff/self": "not-signed-in" });
  await outside.entrance.start("#list");
  expect(outside.entrance.phase.get()).toEqual({ at: "signing-in", kept: null });
});

test("while the server cannot be reached it is said, and asked again", async () => {
  const { entrance, answers, timers, at } = door({ "/api/staff/self": "unreachable" });
  const started = entrance.start("");
  await new Promise((resolve) => setTimeout(resolve));
  expect(entrance.phase.get()).toEqual({ at: "starting", unreachable: true });
  answers["/api/staff/self"] = me;
  timers.shift()?.();
  await started;
  expect(at()).toBe("desk");
});

test("an invitation leads to its page without asking who is here, and from there to the desk", async () => {
  const { entrance, asked, answers, at } = door({ "/api/staff/accept-invitation": "invitation-spent" });
  await entrance.start(`#invitation=${token}`);
  expect(entrance.phase.get()).toEqual({ at: "invited", token });
  expect(asked).toEqual([]);
  expect(await entrance.accept(token, "long enough it is")).toBe("spent");
  expect(at()).toBe("invited");
  answers["/api/staff/accept-invitation"] = me;
  expect(await entrance.accept(token, "long enough it is")).toBeNull();
  expect(at()).toBe("desk");
});

test("[AC-1] [S11.1] who may not see consultations comes in all the same, and nothing of them is asked for", async () => {
  const { entrance, syncs, asked, desk } = door({ "/api/staff/sign-in": operator });
  expect(await entrance.signIn("hoshu", "x")).toBeNull();
  expect(desk().self).toBe(operator);
  expect(syncs).toEqual([]);
  expect(asked.filter((path) => path.startsWith("/api/desk"))).toEqual([]);
});

test("[AC-1] who holds no role that counts is turned away in words", async () => {
  const { entrance, at } = door({ "/api/staff/sign-in": selfOf("staff-4", "みほん七葉", []) });
  expect(await entrance.signIn("dareka", "x")).toBeNull();
  expect(at()).toBe("turned-away");
});

test("[AC-3] a session that ended is noticed by whatever place calls next, and nothing is sent until the person is back", async () => {
  const { entrance, answers, asked, session, at } = door({
    "/api/staff/self": operator,
    "/api/staff/sessions": "not-signed-in",
  });
  await entrance.start("");
  const first = session();
  await first.call("/api/staff/sessions", {});
  expect(at()).toBe("signing-in");
  const before = asked.length;
  expect(await first.call("/api/staff/sessions", {})).toEqual({ ok: false, code: "unreachable" });
  expect(asked).toHaveLength(before);
  answers["/api/staff/sign-in"] = operator;
  answers["/api/staff/sessions"] = { sessions: [] };
  await entrance.signIn("hoshu", "x");
  expect(session()).toBe(first);
  expect(await first.call("/api/staff/sessions", {})).toMatchObject({ ok: true });
});

test("[AC-3] a session that ends by itself keeps what was written for the same person, and for nobody else", async () => {
  const { entrance, answers, syncs, desk } = door({ "/api/staff/self": me });
  await entrance.start("");
  const first = desk();
  first.write("c1" as never, "とちゅう");
  syncs[0]?.onSignedOut?.();
  expect(entrance.phase.get()).toEqual({
    at: "signing-in",
    kept: { desk: first, session: expect.anything() },
  });
  expect(wouldLose(entrance.phase.get())).toBe(true);
  answers["/api/staff/sign-in"] = me;
  await entrance.signIn("soudan1", "x");
  expect(desk()).toBe(first);
  syncs[1]?.onSignedOut?.();
  answers["/api/staff/sign-in"] = colleague;
  await entrance.signIn("soudan2", "x");
  expect(desk()).not.toBe(first);
  expect(unsent(desk().store.get())).toBe(0);
});

test("signing out ends here only when the server knows; then nothing is kept", async () => {
  const { entrance, answers, at, stopped } = door({
    "/api/staff/self": me,
    "/api/staff/sign-out": "unreachable",
  });
  await entrance.start("");
  expect(await entrance.signOut()).toBe(false);
  expect(at()).toBe("desk");
  answers["/api/staff/sign-out"] = {};
  expect(await entrance.signOut()).toBe(true);
  expect(entrance.phase.get()).toEqual({ at: "signing-in", kept: null });
  expect(stopped()).toBe(1);
});

test("[AC-3] a sign-out whose answer was lost counts where the server has ended the stream", async () => {
  const { entrance, syncs, at } = door({ "/api/staff/self": me, "/api/staff/sign-out": "unreachable" });
  await entrance.start("");
  const leaving = entrance.signOut();
  syncs[0]?.onSignedOut?.();
  expect(at()).toBe("desk");
  expect(await leaving).toBe(true);
  expect(entrance.phase.get()).toEqual({ at: "signing-in", kept: null });
});

test("a page that wakes up finds the same person signed in again in another tab", async () => {
  const { entrance, answers, syncs, at, desk } = door({ "/api/staff/self": me });
  await entrance.start("");
  const first = desk();
  syncs[0]?.onSignedOut?.();
  answers["/api/staff/self"] = colleague;
  await entrance.lookAgain();
  expect(at()).toBe("signing-in");
  answers["/api/staff/self"] = me;
  await entrance.lookAgain();
  expect(desk()).toBe(first);
});

test("the title is the product's name and a number, never more", async () => {
  const { entrance, syncs } = door({ "/api/staff/self": me });
  expect(titleOf(entrance.phase.get())).toBe("よりそい");
  await entrance.start("");
  const at = "2026-11-22T05:00:00.000Z";
  const waiting = {
    id: "c1" as never,
    number: 1001,
    entrance: "web",
    deletedAt: null,
    state: "waiting",
    counsellor: null,
    openedAt: at,
    lastAt: at,
    lastSeq: 1,
    consulteeSeq: 1,
    counsellorSeq: 0,
    consulteeRead: 0,
    counsellorRead: 0,
    claimVersion: 0,
    attributes: { told: {}, tagged: {} },
    historyVersion: 0,
    briefing: "read",
    recordVersion: 0,
    handedOverBy: null,
    urgent: false,
  } as const;
  syncs[0]?.onFrame({ t: "desk", after: "1", whole: true, changes: [waiting] });
  expect(titleOf(entrance.phase.get())).toBe("(1) よりそい");
});

test("[ST-1] the first time a factor is made known, the recovery codes are shown once, and then comes the desk", async () => {
  const codes = ["abcd-efgh-jkmn-pqrs"];
  const { entrance, at, asked } = door({
    "/api/staff/accept-invitation": selfOf("staff-1", "みほん一郎", ["counsellor"], "add-factor"),
    "/api/staff/begin-totp": { secret: "JBSWY3DP", uri: "otpauth://totp/x" },
    "/api/staff/confirm-totp": { self: me, recoveryCodes: codes },
  });
  expect(await entrance.accept(token, "nagai-aikotoba")).toBeNull();
  expect(at()).toBe("adding-factor");
  expect(asked).not.toContain("/api/desk/colleagues");
  expect(await entrance.beginApp()).toEqual({ secret: "JBSWY3DP", uri: "otpauth://totp/x" });
  expect(await entrance.addApp("123456")).toBeNull();
  expect(entrance.phase.get()).toMatchObject({ at: "recovery-codes", codes });
  entrance.goOn();
  expect(at()).toBe("desk");
});

test("[ST-1] later a code or a recovery code is shown; a wrong one leaves the door where it was", async () => {
  const { entrance, at, asked, answers } = door({
    "/api/staff/sign-in": selfOf("staff-1", "みほん一郎", ["counsellor"], "show-factor"),
    "/api/staff/show-totp": "factor-failed",
    "/api/staff/show-recovery-code": me,
  });
  await entrance.signIn("soudan1", "himitsu");
  expect(at()).toBe("showing-factor");
  expect(await entrance.showCode("123456")).toBe("failed");
  expect(at()).toBe("showing-factor");
  answers["/api/staff/show-totp"] = me;
  expect(await entrance.showCode("abcd-efgh-jkmn-pqrs")).toBeNull();
  expect(asked.at(-1)).not.toBe("/api/staff/show-totp");
  expect(at()).toBe("desk");
});

test("[ST-1] a passkey alone opens the desk; where it does not, the door stays and says why", async () => {
  const { entrance, at, answers } = door({
    "/api/staff/self": "not-signed-in",
    "/api/staff/challenge-for-sign-in": { options: {} },
    "/api/staff/sign-in-by-passkey": "sign-in-failed",
  });
  await entrance.start("");
  expect(await entrance.signInByPasskey()).toBe("passkeyFailed");
  expect(at()).toBe("signing-in");
  answers["/api/staff/sign-in-by-passkey"] = me;
  expect(await entrance.signInByPasskey()).toBeNull();
  expect(at()).toBe("desk");
});

test("[ST-1] a prompt that was closed adds no factor and asks again", async () => {
  const { entrance, at, asked } = door({
    "/api/staff/sign-in": selfOf("staff-1", "みほん一郎", ["counsellor"], "add-factor"),
    "/api/staff/begin-passkey": { options: {} },
  });
  await entrance.signIn("soudan1", "x");
  expect(await entrance.addPasskey("Chrome")).toBe("passkeyCancelled");
  expect(at()).toBe("adding-factor");
  expect(asked).not.toContain("/api/staff/add-passkey");
});

test("an invitation opened while the page still asks who is here stays on the screen", async () => {
  const { entrance, at } = door({ "/api/staff/self": "not-signed-in" });
  const looking = entrance.start("");
  await entrance.start(`#invitation=${token}`);
  await looking;
  expect(at()).toBe("invited");
});
