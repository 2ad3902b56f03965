import { expect, test } from "vitest";
import type { SignedInSelf } from "../../../contract/staff.ts";
import type { Passkeys } from "../passkeys.ts";
import { selfOf } from "../testing-self.ts";
import { openOwnSession } from "./own-session.ts";

const minute = 60_000;
const begun = Date.UTC(2026, 10, 22, 9);
const idleMillis = 60 * minute;
const limitMillis = 720 * minute;

/** A session with its server and its clock in the test's hands. */
function sessionInHand() {
  let now = begun;
  let touched = begun;
  let ended = false;
  let shownUntil = 0;
  let signedOut = 0;
  let whose = "staff-1";
  const asked: string[] = [];
  const timers: { readonly at: number; readonly then: () => void }[] = [];
  const self = (): SignedInSelf => {
    const one = selfOf(whose, "みほん一郎", ["administrator"]);
    const idleEndsAt = new Date(Math.min(touched + idleMillis, begun + limitMillis)).toISOString();
    const endsAt = new Date(begun + limitMillis).toISOString();
    return {
      ...one,
      factors: { totp: true, passkeys: 1, recoveryCodes: 9 },
      session: { ...one.session, idleEndsAt, endsAt },
    };
  };
  const refused = (code: string) => ({ ok: false, code, detail: {} });
  const call = (path: string, input: unknown) => {
    asked.push(path);
    return Promise.resolve(answer(path, input));
  };
  function answer(path: string, input: unknown) {
    if (ended) return refused("not-signed-in");
    if (path === "/api/staff/show-totp") {
      if ((input as { code: string }).code !== "123456") return refused("factor-failed");
      shownUntil = now + 5 * minute;
    }
    if (path === "/api/staff/show-passkey") shownUntil = now + 5 * minute;
    if (path === "/api/staff/challenge-passkey") return { ok: true, value: { options: {} } };
    if (path === "/api/staff/dismiss")
      return now < shownUntil ? { ok: true, value: { approval: null } } : refused("step-up-needed");
    if (path !== "/api/staff/self") touched = now;
    return { ok: true, value: self() };
  }
  const passkeys: Passkeys = {
    possible: true,
    make: () => Promise.resolve("impossible"),
    sign: () => Promise.resolve({} as never),
  };
  const session = openOwnSession(self(), {
    call: call as never,
    passkeys,
    onSignedOut() {
      signedOut++;
      session.pause();
    },
    present: () => new Date(now),
    clock: {
      now: () => now,
      random: () => 0.5,
      after(millis, then) {
        const timer = { at: now + millis, then };
        timers.push(timer);
        return () => void (timers.includes(timer) && timers.splice(timers.indexOf(timer), 1));
      },
    },
  });
  return {
    session,
    asked,
    touched: () => (touched - begun) / minute,
    signedOut: () => signedOut,
    end: () => {
      ended = true;
    },
    /** Somebody else signs in, in another tab of the same browser. */
    replace: () => {
      whose = "staff-2";
    },
    begin: () => {
      ended = false;
      touched = now;
      session.resume(self());
    },
    dismiss: () => session.call("/api/staff/dismiss", { staff: "staff-2" as never, reason: "…" }),
    async pass(minutes: number) {
      const until = now + minutes * minute;
      for (;;) {
        const next = timers.toSorted((one, other) => one.at - other.at)[0];
        if (!next || next.at > until) break;
        timers.splice(timers.indexOf(next), 1);
        now = next.at;
        next.then();
        await new Promise((resolve) => setTimeout(resolve));
      }
      now = until;
    },
  };
}

test("[ST-7] a dangerous act asks for a factor and then goes on by itself; a wrong code asks again", async () => {
  const { session, dismiss, asked } = sessionInHand();
  const acting = dismiss();
  await expect.poll(() => session.stepUp.asking.get()).toBe(true);
  expect(await session.stepUp.showCode("000000")).toBe("failed");
  expect(session.stepUp.asking.get()).toBe(true);
  expect(await session.stepUp.showCode("123456")).toBeNull();
  expect(session.stepUp.asking.get()).toBe(false);
  expect(await acting).toEqual({ ok: true, value: { approval: null } });
  expect(asked.filter((path) => path === "/api/staff/dismiss")).toHaveLength(2);
});

test("[ST-7] a passkey does as well, and two acts that wait are let go on by one factor", async () => {
  const { session, dismiss } = sessionInHand();
  const acting = [dismiss(), dismiss()];
  await expect.poll(() => session.stepUp.asking.get()).toBe(true);
  expect(await session.stepUp.showPasskey()).toBeNull();
  expect((await Promise.all(acting)).map(({ ok }) => ok)).toEqual([true, true]);
});

test("[ST-7] who shows nothing has done nothing", async () => {
  const { session, dismiss, asked } = sessionInHand();
  const acting = dismiss();
  await expect.poll(() => session.stepUp.asking.get()).toBe(true);
  session.stepUp.cancel();
  expect(await acting).toMatchObject({ ok: false, code: "step-up-needed" });
  expect(asked).toEqual(["/api/staff/dismiss"]);
});

test("[ST-6] while somebody is there the session is kept open, at most once a minute; looking keeps nothing open", async () => {
  const { session, pass, asked, touched } = sessionInHand();
  session.somebodyIsThere();
  await pass(2);
  for (let sign = 0; sign < 5; sign++) session.somebodyIsThere();
  expect(asked.filter((path) => path === "/api/staff/stay")).toHaveLength(1);
  await pass(30);
  expect(touched()).toBe(2);
});

test("[ST-6] three minutes before nobody was there for an hour it is said; 続ける puts it off", async () => {
  const { session, pass, touched } = sessionInHand();
  await pass(56);
  expect(session.ending.get()).toBeNull();
  await pass(1.5);
  expect(session.ending.get()).toMatchObject({ by: "idle" });
  await session.goOn();
  expect(session.ending.get()).toBeNull();
  expect(touched()).toBe(57.5);
});

test("[ST-6] when it has ended the page knows within seconds, and sends nothing more until the person is back", async () => {
  const { session, pass, end, begin, signedOut, asked } = sessionInHand();
  await pass(59.5);
  end();
  await pass(1);
  expect(signedOut()).toBe(1);
  expect(session.ending.get()).toBeNull();
  const before = asked.length;
  await pass(60);
  await session.call("/api/staff/sessions", {});
  expect(asked).toHaveLength(before);
  begin();
  await pass(1);
  expect(session.ending.get()).toBeNull();
  expect(asked.length).toBeGreaterThan(before);
});

test("[ST-6] the end that nothing puts off is said in time, also to somebody who is there all along", async () => {
  const { session, pass } = sessionInHand();
  for (let minutes = 0; minutes < 709; minutes += 10) {
    session.somebodyIsThere();
    await pass(10);
  }
  expect(session.ending.get()).toMatchObject({ by: "limit" });
  await session.goOn();
  expect(session.ending.get()).toMatchObject({ by: "limit" });
});

test("[AC-3] a session ended elsewhere while somebody is asked for a factor leaves no question open", async () => {
  const { session, dismiss, end } = sessionInHand();
  const acting = dismiss();
  await expect.poll(() => session.stepUp.asking.get()).toBe(true);
  end();
  await session.look();
  expect(session.stepUp.asking.get()).toBe(false);
  expect(await acting).toMatchObject({ ok: false });
});

test("[AC-3] somebody else who signs in in another tab does not go on here under the name of the first", async () => {
  const { session, replace, signedOut } = sessionInHand();
  replace();
  await session.look();
  expect(signedOut()).toBe(1);
  expect(session.self.get().id).toBe("staff-1");
});

test("[AC-3] a late answer to what was asked before the person came back signs nobody out", async () => {
  const { session, end, begin, signedOut } = sessionInHand();
  end();
  const late = session.call("/api/staff/sessions", {});
  session.pause();
  begin();
  await late;
  expect(signedOut()).toBe(0);
});
