import { expect, test } from "vitest";
import { said } from "../../test/staff/browser.ts";
import { codeOf, openCity, password, recorded } from "../../test/staff/city.ts";
import { openDeskStream } from "../../test/staff/streams.ts";
import { endExpiredSessions } from "./end-expired-sessions.ts";

test("A7 [ST-6] [AC-3] a cookie after sign-out is worthless at once, on another process within 2 s, and its streams end", async () => {
  await using city = await openCity();
  const other = await city.another();
  await city.enrol("soudan1", "counsellor");
  const { browser } = await city.full("soudan1");
  const [here, there] = [browser.copy(), browser.copy()];
  const onOther = async (): Promise<string> => {
    const cookie = [...there.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { origin: other.origin, cookie, "content-type": "application/json" };
    const { status } = await fetch(`${other.origin}/api/staff/self`, { method: "POST", headers, body: "{}" });
    return String(status);
  };
  expect(await onOther()).toBe("200");
  const [near, far] = [await openDeskStream(city, here), await openDeskStream(city, here, other.origin)];
  const since = performance.now();
  await browser.call("/api/staff/sign-out", {});
  expect(browser.cookies.has("yorisoi-staff")).toBe(false);
  expect(await said(here.call("/api/staff/self", {}))).toBe("401 not-signed-in");
  expect((await near.ended) - since).toBeLessThan(1_000);
  expect((await far.ended) - since).toBeLessThan(5_000);
  expect(far.text()).toContain('"why":"not-allowed"');
  await expect
    .poll(onOther, { timeout: 2_500 - (performance.now() - since > 2_000 ? 2_000 : 0) })
    .toBe("401");
});

test("[ST-6] sessions are listed in coarse words, and ended by their owner, one or all the others", async () => {
  await using city = await openCity();
  await city.enrol("soudan1", "counsellor");
  await city.enrol("soudan2", "counsellor");
  const { browser, secret } = await city.full("soudan1");
  const stranger = await city.full("soudan2");
  const more = [city.browser(), city.browser()];
  for (const one of more) {
    city.later(60);
    await one.call("/api/staff/sign-in", { name: "soudan1", password });
    expect(await said(one.call("/api/staff/show-totp", { code: codeOf(secret, city.now()) }))).toBe("200");
  }
  const { body } = await browser.call("/api/staff/sessions", {});
  expect(body.sessions).toHaveLength(3);
  expect(body.sessions.filter(({ here }) => here)).toHaveLength(1);
  expect(body.sessions[0]?.browser).toEqual({ kind: "chrome", system: "windows" });
  const another = body.sessions.find(({ here }) => !here)?.id ?? "";
  // A3: somebody else's session is not there.
  expect(await said(stranger.browser.call("/api/staff/end-session", { session: another }))).toBe(
    "404 not-found",
  );
  expect(await said(browser.call("/api/staff/end-session", { session: another }))).toBe("200");
  expect((await browser.call("/api/staff/end-other-sessions", {})).body).toEqual({ ended: 1 });
  for (const one of more) expect(await said(one.call("/api/staff/self", {}))).toBe("401 not-signed-in");
  expect(await said(browser.call("/api/staff/self", {}))).toBe("200");
  const ends = await recorded(city, "session:end");
  expect(ends.map(({ facts }) => facts.reason)).toEqual(["ended-by-owner", "ended-by-owner"]);
});

test("[ST-6] an hour without anybody ends a session, whatever its page does by itself; its streams end too", async () => {
  await using city = await openCity();
  await city.enrol("soudan1", "counsellor");
  const { browser } = await city.full("soudan1");
  const epoch = city.app.tools.epoch();
  const before = await browser.call("/api/staff/self", {});
  city.later(40 * 60);
  await browser.call("/api/desk/sync", { epoch, skin: "now", desk: { after: null }, watch: [] });
  const looked = await browser.call("/api/staff/self", {});
  expect(looked.body.session.idleEndsAt).toBe(before.body.session.idleEndsAt);
  const stayed = await browser.call("/api/staff/stay", {});
  expect(stayed.body.session.idleEndsAt > looked.body.session.idleEndsAt).toBe(true);
  const stream = await openDeskStream(city, browser);
  city.later(59 * 60);
  expect(await said(browser.copy().call("/api/staff/self", {}))).toBe("200");
  city.later(2 * 60);
  const since = performance.now();
  expect((await stream.ended) - since).toBeLessThan(5_000);
  await expect
    .poll(() => said(browser.call("/api/staff/self", {})), { timeout: 3_000 })
    .toBe("401 not-signed-in");
});

test("[ST-6] after twelve hours a session ends, whoever stays", async () => {
  await using city = await openCity();
  await city.enrol("soudan1", "counsellor");
  const { browser } = await city.full("soudan1");
  for (let hours = 0; hours < 11.5; hours += 0.5) {
    city.later(1_800);
    await city.storage.db.updateTable("staff_session").set({ last_seen_at: city.now() }).execute();
  }
  expect(await said(browser.call("/api/staff/stay", {}))).toBe("200");
  city.later(1_801);
  await expect
    .poll(() => said(browser.call("/api/staff/stay", {})), { timeout: 3_000 })
    .toBe("401 not-signed-in");
});

test("[ST-1] [ST-6] what a long poll holds back ends with its session as well", async () => {
  await using city = await openCity();
  await city.enrol("soudan1", "counsellor");
  const { browser } = await city.full("soudan1");
  const epoch = city.app.tools.epoch();
  const desk = { after: null as string | null };
  const first = await browser.call("/api/desk/sync", { epoch, skin: "now", desk, watch: [] });
  const list = first.body.frames.find((frame) => frame.t === "desk");
  const waiting = browser.copy().call("/api/desk/sync", {
    ...{ epoch, skin: "wait" as const, watch: [] },
    desk: { after: list?.t === "desk" ? list.after : null },
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  const since = performance.now();
  await browser.call("/api/staff/sign-out", {});
  const { body } = await waiting;
  expect(performance.now() - since).toBeLessThan(2_000);
  expect(body.frames.map((frame) => frame.t)).toEqual(["hello", "end"]);
});

test("[S11.1] [ST-6] [AU-4] a session that ran out with nobody there, or grew too old, ends on record, once", async () => {
  await using city = await openCity();
  const { id } = await city.enrol("soudan1", "counsellor");
  await city.full("soudan1");
  city.later(3_600 + 119);
  expect(await endExpiredSessions(city.app.tools)).toBe(0);
  city.later(2);
  const all = await Promise.all([city.app.tools, city.app.tools].map(endExpiredSessions));
  expect(all.toSorted()).toEqual([0, 1]);
  await city.browser().call("/api/staff/sign-in", { name: "soudan1", password });
  await city.storage.db
    .updateTable("staff_session")
    .set({ last_seen_at: new Date(city.now().getTime() + 12 * 3_600_000) })
    .execute();
  city.later(12 * 3_600 + 121);
  expect(await endExpiredSessions(city.app.tools)).toBe(1);
  expect(await recorded(city, "session:end")).toEqual(
    ["idle", "too-old"].map((reason) => ({
      ...{ by: null, act: "session:end" },
      facts: { staff: id, session: expect.any(String), reason },
    })),
  );
});
