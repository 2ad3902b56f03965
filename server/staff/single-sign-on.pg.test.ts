import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { freePort } from "../../test/free-port.ts";
import { said } from "../../test/staff/browser.ts";
import { openCity, recorded } from "../../test/staff/city.ts";
import { openProvider, walk } from "../../test/staff/provider.ts";

async function openBoth(mfaAmr: string[]) {
  const secret = randomBytes(16).toString("hex");
  const port = await freePort();
  const held = new AsyncDisposableStack();
  const provider = held.use(
    await openProvider(secret, () => `http://127.0.0.1:${port}/api/staff/oidc/callback`),
  );
  const city = held.use(
    await openCity({
      port,
      singleSignOn: {
        ...{ issuer: provider.issuer, id: "yorisoi", secret, mfaAmr, mfaAcr: [] },
        nameClaim: "preferred_username",
      },
    }),
  );
  const start = `${city.origin}/api/staff/oidc/start`;
  const isDesk = (url: URL): boolean => url.pathname === "/desk";
  /** A browser that has walked through the provider, and where it ended. */
  async function enter(until = isDesk) {
    const browser = city.browser();
    const jars = new Map([[new URL(city.origin).host, browser.cookies]]);
    const end = await walk(start, jars, until);
    return { browser, jars, end };
  }
  return { provider, city, enter, isDesk, [Symbol.asyncDispose]: () => held.disposeAsync() };
}

test("S11.8 [ST-11] single sign-on lets in who is known here; without its second factor, ours is asked for on top", async () => {
  await using both = await openBoth(["otp"]);
  const { city, provider, enter } = both;
  const { id } = await city.enrol("soudan1", "counsellor");
  const first = await enter();
  expect(first.end.hash).toBe("");
  const { body } = await first.browser.call("/api/staff/self", {});
  expect(body).toMatchObject({ id, session: { level: 1, next: "add-factor" } });
  provider.person = { sub: "s-1", name: "another-name-by-now", amr: ["pwd", "otp"] };
  const second = await enter();
  const { body: full } = await second.browser.call("/api/staff/self", {});
  expect(full).toMatchObject({ id, session: { level: 2, next: null } });
  expect(full.session.stepUpUntil).not.toBeNull();
  expect((await recorded(city, "session:begin")).map(({ by, facts }) => [by, facts.secondFactor])).toEqual([
    [id, undefined],
    [id, "oidc"],
  ]);
});

test("A7 [ST-11] a stranger of the provider, and a second subject with somebody's name, come in as nobody", async () => {
  await using both = await openBoth(["otp"]);
  const { city, provider, enter } = both;
  await city.enrol("soudan1", "counsellor");
  provider.person = { sub: "s-9", name: "dareka", amr: ["otp"] };
  const stranger = await enter();
  expect(stranger.end.hash).toBe("#refused=sign-in-failed");
  expect(await said(stranger.browser.call("/api/staff/self", {}))).toBe("401 not-signed-in");
  provider.person = { sub: "s-1", name: "soudan1", amr: ["otp"] };
  expect((await enter()).end.hash).toBe("");
  provider.person = { sub: "s-2", name: "soudan1", amr: ["otp"] };
  expect((await enter()).end.hash).toBe("#refused=sign-in-failed");
  const reasons = (await recorded(city, "sign-in:fail")).map(({ facts }) => facts.reason);
  expect(reasons).toEqual(["unknown-name", "unknown-name"]);
});

test("A7 [ST-11] the way back counts once, in the browser that began, with the state it was given", async () => {
  await using both = await openBoth(["otp"]);
  const { city, enter, isDesk } = both;
  await city.enrol("soudan1", "counsellor");
  const isBack = (url: URL): boolean => url.pathname === "/api/staff/oidc/callback";
  const follow = (end: URL, jars = new Map<string, Map<string, string>>()) => walk(end.href, jars, isDesk);
  // Somebody else's browser is made to finish what an attacker began.
  const begun = await enter(isBack);
  expect((await follow(begun.end)).hash).toBe("#refused=sign-in-failed");
  const again = await enter(isBack);
  expect((await follow(again.end, again.jars)).hash).toBe("");
  const replayed = await enter(isBack);
  const jars = new Map([...replayed.jars].map(([host, jar]) => [host, new Map(jar)]));
  expect((await follow(replayed.end, replayed.jars)).hash).toBe("");
  expect((await follow(replayed.end, jars)).hash).toBe("#refused=sign-in-failed");
  const bent = await enter(isBack);
  bent.end.searchParams.set("state", "k".repeat(43));
  expect((await follow(bent.end, bent.jars)).hash).toBe("#refused=sign-in-failed");
});

test("[ST-11] a city without single sign-on has no such address", async () => {
  await using city = await openCity();
  for (const path of ["start", "callback"]) {
    const answer = await fetch(`${city.origin}/api/staff/oidc/${path}`, { redirect: "manual" });
    expect([answer.status, await answer.json()]).toEqual([404, { code: "not-found", detail: {} }]);
  }
});
