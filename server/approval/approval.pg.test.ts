import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { expect, test } from "vitest";
import type { ConsultationId } from "../../domain/ids.ts";
import { said } from "../../test/staff/browser.ts";
import { type City, openCity, recorded } from "../../test/staff/city.ts";
import { openDeskStream } from "../../test/staff/streams.ts";

const reason = "退職のため";

async function open(city: City, name: string, ...roles: Parameters<City["enrol"]>[1][]) {
  const staff = await city.enrol(name, ...roles);
  return { ...(await city.full(name)), staff: staff.id };
}

test("[S12.2] F23 [ST-6] dismissed while streaming: the stream ends within 5 s on another process too, and it is on record", async () => {
  await using city = await openCity();
  const other = await city.another();
  const kanri = await open(city, "kanri", "administrator");
  const soudan = await open(city, "soudan1", "counsellor");
  const [near, far] = [
    await openDeskStream(city, soudan.browser),
    await openDeskStream(city, soudan.browser, other.origin),
  ];
  const since = performance.now();
  const done = await kanri.browser.call("/api/staff/dismiss", { staff: soudan.staff, reason });
  expect(done).toEqual({ status: 200, body: { approval: null } });
  expect((await near.ended) - since).toBeLessThan(5_000);
  expect((await far.ended) - since).toBeLessThan(5_000);
  expect(await said(soudan.browser.call("/api/staff/self", {}))).toBe("401 not-signed-in");
  const lines = (await recorded(city, "staff:dismiss", "session:end")).map(({ by, act, facts }) => ({
    ...{ by, act },
    staff: facts.staff,
  }));
  expect(lines).toEqual([
    { by: kanri.staff, act: "session:end", staff: soudan.staff },
    { by: kanri.staff, act: "staff:dismiss", staff: soudan.staff },
  ]);
  const listed = await kanri.browser.call("/api/staff/list", {});
  expect(listed.body.people.find(({ id }) => id === soudan.staff)).toMatchObject({
    standing: "ended",
    sessions: 0,
    factors: { totp: false, passkeys: 0, recoveryCodes: 0 },
  });
  expect(await said(kanri.browser.call("/api/staff/dismiss", { staff: soudan.staff, reason }))).toBe(
    "404 not-found",
  );
});

test("[AU-5] [S12.2] why something was done at once is sealed, and read by whoever may search the trail; it only grows", async () => {
  await using city = await openCity();
  const { db } = city.storage;
  const kanri = await open(city, "kanri", "administrator");
  const kansa = await open(city, "kansa", "auditor");
  const soudan = await open(city, "soudan1", "counsellor");
  const about = { staff: soudan.staff };
  const call = kanri.browser.call;
  const invited = { name: "soudan2", displayName: "見本 二葉", roles: ["counsellor" as const] };
  await call("/api/staff/invite", { ...invited, reason: "理由その一" });
  await call("/api/staff/change-roles", { ...about, roles: ["supervisor"], reason: "理由その二" });
  await call("/api/staff/reset", { ...about, reason: "理由その三" });
  await call("/api/staff/dismiss", { ...about, reason: "理由その四" });
  await call("/api/approval/set-rule", { act: "staff:change", needed: 2, reason: "理由その五" });
  // What others have to agree to has its reason with the approval.
  const tantou = await city.enrol("tantou", "official");
  await call("/api/staff/dismiss", { staff: tantou.id, reason: "理由その六" });

  const kept = await db.selectFrom("act_reason").selectAll().execute();
  const trail = await db.selectFrom("audit_line").select("facts").execute();
  for (const word of ["理由その", Buffer.from("理由その").toString("hex")]) {
    expect(JSON.stringify(trail)).not.toContain(word);
    expect(kept.map(({ reason: sealed }) => sealed.toString("hex")).join()).not.toContain(word);
  }
  await expect(db.deleteFrom("act_reason").execute()).rejects.toThrow("only grows");
  const search = async () =>
    (await kansa.browser.call("/api/audit/search", { actor: kanri.staff, most: 500 })).body;
  const { lines, reasons } = await search();
  const said = (act: string) => {
    const facts = lines.find((line) => line.act === act)?.facts ?? {};
    return reasons.find(({ id }) => id === (facts["why"] ?? facts["approval"]))?.reason;
  };
  expect(
    ["staff:invite", "staff:change", "staff:reset", "staff:dismiss", "settings:change", "approval:ask"].map(
      said,
    ),
  ).toEqual(["理由その一", "理由その二", "理由その三", "理由その四", "理由その五", "理由その六"]);

  // Changed by whoever has the database: it does not open, and the rest is shown all the same.
  const why = lines.find((line) => line.act === "staff:invite")?.facts["why"] as string;
  await db.transaction().execute(async (tx) => {
    await sql`alter table act_reason disable trigger act_reason_stays`.execute(tx);
    await tx
      .updateTable("act_reason")
      .set({ reason: kept.at(-1)?.reason as Buffer })
      .where("id", "=", why)
      .execute();
  });
  const again = await search();
  expect(again.reasons.find(({ id }) => id === why)).toEqual({ id: why, reason: null });
  expect(again.reasons.filter(({ reason: text }) => text !== null)).toHaveLength(5);
});

test("S12.2 [ST-8] nobody does it to themselves, and the last administrator stays", async () => {
  await using city = await openCity();
  const kanri = await open(city, "kanri", "administrator");
  const call = kanri.browser.call;
  const self = { staff: kanri.staff, reason };
  expect(await said(call("/api/staff/dismiss", self))).toBe("403 not-oneself");
  expect(await said(call("/api/staff/reset", self))).toBe("403 not-oneself");
  const more = { ...self, roles: ["administrator" as const, "counsellor" as const] };
  expect(await said(call("/api/staff/change-roles", more))).toBe("403 not-oneself");
  // Somebody invited and never seen is no administrator yet: without the one who is, nobody would be.
  await city.storage.db.updateTable("approval_rule").set({ needed: 0 }).execute();
  const second = await open(city, "kanri2", "administrator");
  expect((await second.browser.call("/api/staff/dismiss", self)).status).toBe(200);
  const third = await city.enrol("soudan1", "counsellor");
  expect((await second.browser.call("/api/staff/dismiss", { staff: third.id, reason })).status).toBe(200);
});

test("S12.2 [ST-8] an act on an administrator waits for a second person, and is done in the moment they agree", async () => {
  await using city = await openCity();
  const [one, two] = [
    await open(city, "kanri1", "administrator"),
    await open(city, "kanri2", "administrator"),
  ];
  const official = await open(city, "tantou", "official");
  const counsellor = await open(city, "soudan1", "counsellor");
  const { body } = await one.browser.call("/api/staff/dismiss", { staff: two.staff, reason });
  const approval = body.approval ?? "";
  expect(approval).not.toBe("");
  expect(await said(two.browser.call("/api/staff/self", {}))).toBe("200");
  expect(await said(one.browser.call("/api/approval/agree", { approval }))).toBe("403 not-oneself");
  expect(await said(two.browser.call("/api/approval/agree", { approval }))).toBe("403 not-oneself");
  expect(await said(two.browser.call("/api/approval/refuse", { approval }))).toBe("403 not-oneself");
  expect(await said(counsellor.browser.call("/api/approval/agree", { approval }))).toBe("403 not-allowed");
  const listed = await official.browser.call("/api/approval/list", {});
  expect(listed.body.approvals).toMatchObject([
    { id: approval, act: "staff:dismiss", reason, outcome: null },
  ]);
  const agreed = await Promise.all([
    official.browser.call("/api/approval/agree", { approval }),
    official.browser.call("/api/approval/agree", { approval }),
  ]);
  expect(agreed.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect(await said(two.browser.call("/api/staff/self", {}))).toBe("401 not-signed-in");
  const acts = await recorded(city, "approval:ask", "approval:give", "staff:dismiss");
  expect(acts.map(({ by, act }) => [by, act])).toEqual([
    [one.staff, "approval:ask"],
    [official.staff, "approval:give"],
    [one.staff, "staff:dismiss"],
  ]);
  // What somebody wrote is sealed.
  const stored = await city.storage.db.selectFrom("approval").select("reason").executeTakeFirstOrThrow();
  expect(stored.reason.includes(Buffer.from(reason))).toBe(false);
});

test("[ST-8] one administrator makes no second person for themselves: by inviting, by changing, by resetting", async () => {
  await using city = await openCity();
  const kanri = await open(city, "kanri", "administrator");
  const official = await open(city, "tantou", "official");
  const person = { name: "ayatsuri", displayName: "見本", roles: ["official" as const], reason };
  const invited = await kanri.browser.call("/api/staff/invite", person);
  expect(invited.body).toMatchObject({ invitation: null });
  const waiting = invited.body.approval ?? "";
  const counsellor = await city.enrol("soudan1", "counsellor");
  const change = { staff: counsellor.id, roles: ["administrator" as const], reason };
  expect((await kanri.browser.call("/api/staff/change-roles", change)).body.approval).not.toBeNull();
  const reset = await kanri.browser.call("/api/staff/reset", { staff: official.staff, reason });
  expect(reset.body).toMatchObject({ invitation: null });
  expect(reset.body.approval).not.toBeNull();
  const agreed = await official.browser.call("/api/approval/agree", { approval: waiting });
  expect(agreed.body).toMatchObject({ carriedOut: true, invitation: { token: expect.any(String) } });
  // A counsellor is invited and reset by one alone.
  const simple = { name: "soudan2", displayName: "見本", roles: ["counsellor" as const], reason };
  expect((await kanri.browser.call("/api/staff/invite", simple)).body.approval).toBeNull();
  expect(await said(kanri.browser.call("/api/staff/invite", simple))).toBe("409 name-taken");
});

test("[ST-8] one alone raises how many have to agree, and lowers it only when others agree", async () => {
  await using city = await openCity();
  const kanri = await open(city, "kanri", "administrator");
  const official = await open(city, "tantou", "official");
  const set = (act: "staff:dismiss" | "break-glass:begin", needed: number) =>
    kanri.browser.call("/api/approval/set-rule", { act, needed, reason });
  const neededNow = async () => {
    const { body } = await kanri.browser.call("/api/approval/rules", {});
    return body.rules.find(({ act }) => act === "staff:dismiss")?.needed;
  };
  expect((await set("staff:dismiss", 2)).body.approval).toBeNull();
  const lowered = await set("staff:dismiss", 0);
  expect(await neededNow()).toBe(2);
  const approval = lowered.body.approval ?? "";
  expect(await said(kanri.browser.call("/api/approval/agree", { approval }))).toBe("403 not-oneself");
  expect((await official.browser.call("/api/approval/agree", { approval })).body.carriedOut).toBe(true);
  expect(await neededNow()).toBe(0);
  // Two for breaking the glass, whatever is asked for.
  expect((await set("break-glass:begin", 0)).body.approval).toBeNull();
  const { body } = await kanri.browser.call("/api/approval/rules", {});
  expect(body.rules).toContainEqual({ act: "break-glass:begin", needed: 2 });
});

test("A7 [ST-6] a reset by a second person ends sessions and factors; its link opens level 1, once", async () => {
  await using city = await openCity();
  const kanri = await open(city, "kanri", "administrator");
  const soudan = await open(city, "soudan1", "counsellor");
  const { body } = await kanri.browser.call("/api/staff/reset", { staff: soudan.staff, reason });
  const token = body.invitation?.token ?? "";
  expect(await said(soudan.browser.call("/api/staff/self", {}))).toBe("401 not-signed-in");
  const browser = city.browser();
  const weak = { token, password: "soudan1soudan1" };
  expect(await said(browser.call("/api/staff/accept-invitation", weak))).toBe("400 password-is-name");
  const accepted = await browser.call("/api/staff/accept-invitation", {
    token,
    password: "asayake-no-aikotoba",
  });
  expect(accepted.body.session).toMatchObject({ level: 1, next: "add-factor" });
  expect(await said(browser.call("/api/desk/colleagues", {}))).toBe("403 second-factor-needed");
  expect(await said(city.browser().call("/api/staff/accept-invitation", { token, password: "x" }))).toBe(
    "410 invitation-spent",
  );
});

test("[ST-8] what is not decided within a day is over, and what was taken back or refused is not done", async () => {
  await using city = await openCity();
  const [one, two] = [
    await open(city, "kanri1", "administrator"),
    await open(city, "kanri2", "administrator"),
  ];
  const official = await open(city, "tantou", "official");
  const ask = async () =>
    (await one.browser.call("/api/staff/dismiss", { staff: two.staff, reason })).body.approval ?? "";
  const [first, second] = [await ask(), await ask()];
  await one.browser.call("/api/approval/withdraw", { approval: first });
  expect(await said(official.browser.call("/api/approval/agree", { approval: first }))).toBe(
    "409 approval-closed",
  );
  await official.browser.call("/api/approval/refuse", { approval: second });
  expect(await said(official.browser.call("/api/approval/agree", { approval: second }))).toBe(
    "409 approval-closed",
  );
  const third = await ask();
  await city.storage.db
    .updateTable("approval")
    .set({ expires_at: city.now() })
    .where("id", "=", third)
    .execute();
  expect(await said(official.browser.call("/api/approval/agree", { approval: third }))).toBe(
    "409 approval-closed",
  );
  expect(await said(two.browser.call("/api/staff/self", {}))).toBe("200");
});

test("S11.1 [ST-10] an operator reads only while two of the city have broken the glass, who see it and can end it", async () => {
  await using city = await openCity();
  const operator = await open(city, "hoshu", "operator");
  const kanri = await open(city, "kanri", "administrator");
  const official = await open(city, "tantou", "official");
  const epoch = city.app.tools.epoch();
  const read = () =>
    said(operator.browser.call("/api/desk/sync", { epoch, skin: "now", desk: { after: null }, watch: [] }));
  expect(await read()).toBe("403 not-allowed");
  const asked = { reason: "障害の調査", minutes: 30 };
  expect(await said(kanri.browser.call("/api/break-glass/ask", asked))).toBe("403 not-allowed");
  const { body } = await operator.browser.call("/api/break-glass/ask", asked);
  const { approval } = body;
  expect(await said(operator.browser.call("/api/approval/agree", { approval }))).toBe("403 not-allowed");
  expect((await kanri.browser.call("/api/approval/agree", { approval })).body.carriedOut).toBe(false);
  expect((await kanri.browser.call("/api/approval/agree", { approval })).body.carriedOut).toBe(false);
  expect(await read()).toBe("403 not-allowed");
  expect((await official.browser.call("/api/approval/agree", { approval })).body.carriedOut).toBe(true);
  await expect.poll(read, { timeout: 3_000 }).toBe("200");
  const claim = { epoch, consultation: randomUUID() as ConsultationId };
  expect(await said(operator.browser.call("/api/desk/claim", claim))).toBe("403 not-allowed");
  const { body: seen } = await official.browser.call("/api/break-glass/list", {});
  expect(seen.uses).toMatchObject([{ staff: operator.staff, reason: "障害の調査", endedAt: null }]);
  expect(seen.uses[0]?.agreed).toEqual([kanri.staff, official.staff]);

  const stream = await openDeskStream(city, operator.browser);
  const since = performance.now();
  await official.browser.call("/api/break-glass/end", { use: seen.uses[0]?.id ?? "" });
  expect((await stream.ended) - since).toBeLessThan(5_000);
  await expect.poll(read, { timeout: 3_000 }).toBe("403 not-allowed");
  const acts = await recorded(city, "break-glass:begin", "break-glass:end");
  expect(acts.map(({ by, act }) => [by, act])).toEqual([
    [operator.staff, "break-glass:begin"],
    [official.staff, "break-glass:end"],
  ]);
});

test("[ST-10] the glass closes by itself, with its streams, and that is on record", async () => {
  await using city = await openCity();
  const operator = await open(city, "hoshu", "operator");
  const [kanri, official] = [
    await open(city, "kanri", "administrator"),
    await open(city, "tantou", "official"),
  ];
  const { body } = await operator.browser.call("/api/break-glass/ask", { reason, minutes: 60 });
  for (const { browser } of [kanri, official])
    await browser.call("/api/approval/agree", { approval: body.approval });
  const self = await operator.browser.call("/api/staff/self", {});
  expect(self.body.breakGlassUntil).not.toBeNull();
  await expect
    .poll(() => openDeskStream(city, operator.browser).catch(() => null), { timeout: 3_000 })
    .not.toBeNull();
  const stream = await openDeskStream(city, operator.browser);
  await city.storage.db
    .updateTable("staff_session")
    .set({ last_seen_at: new Date(Date.now() + 3_590_000) })
    .execute();
  city.later(3_601);
  const since = performance.now();
  expect((await stream.ended) - since).toBeLessThan(5_000);
  const ends = async () => (await recorded(city, "break-glass:end")).map(({ facts }) => facts.reason);
  await expect.poll(ends, { timeout: 45_000, interval: 1_000 }).toEqual(["time-is-up"]);
}, 60_000);

test("[ST-9] a role is used only from its networks; who makes a rule is not locked out by it", async () => {
  await using city = await openCity();
  const kanri = await open(city, "kanri", "administrator");
  await city.enrol("tantou", "official");
  const [inside, outside] = [city.browser("192.0.2.10"), city.browser("198.51.100.1")];
  await city.full("tantou", inside);
  for (const [name, value] of inside.cookies) outside.cookies.set(name, value);
  const call = kanri.browser.call;
  const rule = (role: "official" | "administrator", ...networks: string[]) =>
    said(call("/api/staff/set-networks", { role, networks }));
  expect(await rule("official", "nowhere")).toBe("400 bad-input");
  expect(await rule("official", "192.0.2.0/33")).toBe("400 bad-input");
  expect(await rule("administrator", "192.0.2.0/24")).toBe("409 would-lock-out");
  expect(await rule("official", "192.0.2.0/24", "2001:db8::/32")).toBe("200");
  await expect
    .poll(() => said(outside.call("/api/desk/colleagues", {})), { timeout: 3_000 })
    .toBe("403 network-not-allowed");
  expect(await said(outside.call("/api/staff/self", {}))).toBe("403 network-not-allowed");
  expect(await said(inside.call("/api/desk/colleagues", {}))).toBe("200");
  expect(await said(outside.call("/api/staff/sign-out", {}))).toBe("200");
});
