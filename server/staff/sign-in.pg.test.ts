import { beforeEach, expect, test, vi } from "vitest";
import { said } from "../../test/staff/browser.ts";
import { codeOf, openCity, password, recorded } from "../../test/staff/city.ts";

const hashed = vi.hoisted(() => ({ verified: 0 }));
vi.mock("@node-rs/argon2", async (original) => {
  const argon2 = await original<typeof import("@node-rs/argon2")>();
  return {
    ...argon2,
    verify: (...given: Parameters<typeof argon2.verify>) => {
      hashed.verified++;
      return argon2.verify(...given);
    },
  };
});
beforeEach(() => {
  hashed.verified = 0;
});

const wrong = "chigau-chigau-chigau";

test("[S11.8] [S12.1] [ST-1] S11.8 in a real city a password alone opens nothing but the way to a second factor", async () => {
  await using city = await openCity();
  await city.enrol("soudan1", "counsellor");
  const browser = city.browser();
  const { body: self } = await browser.call("/api/staff/sign-in", { name: "soudan1", password });
  expect(self.session).toMatchObject({ level: 1, next: "add-factor", stepUpUntil: null });
  expect(self).toMatchObject({ secondFactor: "required", name: "soudan1", roles: ["counsellor"] });
  expect(await said(browser.call("/api/desk/colleagues", {}))).toBe("403 second-factor-needed");
  const epoch = city.app.tools.epoch();
  const sync = { epoch, skin: "now" as const, desk: { after: null }, watch: [] };
  expect(await said(browser.call("/api/desk/sync", sync))).toBe("403 second-factor-needed");
  expect(await said(browser.call("/api/staff/sessions", {}))).toBe("403 second-factor-needed");
  expect(await said(browser.call("/api/staff/self", {}))).toBe("200");

  const { body: begun } = await browser.call("/api/staff/begin-totp", {});
  expect(begun.uri).toContain("otpauth://totp/");
  expect(await said(browser.call("/api/staff/confirm-totp", { code: "000000" }))).toBe("403 factor-failed");
  const added = await browser.call("/api/staff/confirm-totp", { code: codeOf(begun.secret, city.now()) });
  expect(added.body.self.session).toMatchObject({ level: 2, next: null });
  expect(added.body.recoveryCodes).toHaveLength(10);
  expect(await said(browser.call("/api/desk/sync", sync))).toBe("200");
  const acts = (await recorded(city)).map(({ act }) => act).filter((act) => !/^(key|audit):/.test(act));
  expect(acts).toEqual([
    ...["staff:enrol", "session:begin", "step-up:fail", "factor:add", "recovery-codes:make", "step-up:pass"],
  ]);
});

test("[ST-1] an invented city is entered by a password alone, and says so; who has a factor shows it there too", async () => {
  await using city = await openCity({ invented: true });
  await city.enrol("soudan1", "counsellor");
  const browser = city.browser();
  const { body } = await browser.call("/api/staff/sign-in", { name: "soudan1", password });
  expect(body).toMatchObject({ secondFactor: "skipped", session: { level: 2, next: null } });
  await city.full("soudan1", browser);
  const again = await city.browser().call("/api/staff/sign-in", { name: "soudan1", password });
  expect(again.body.session).toMatchObject({ level: 1, next: "show-factor" });
});

test("A7 [ST-3] a stolen password adds no factor where there is one, in whatever order it is tried", async () => {
  await using city = await openCity();
  await city.enrol("soudan1", "counsellor");
  const { secret } = await city.full("soudan1");
  const thief = city.browser();
  await thief.call("/api/staff/sign-in", { name: "soudan1", password });
  expect(await said(thief.call("/api/staff/begin-totp", {}))).toBe("403 second-factor-needed");
  expect(await said(thief.call("/api/staff/begin-passkey", {}))).toBe("403 second-factor-needed");
  expect(await said(thief.call("/api/staff/confirm-totp", { code: codeOf(secret, city.now()) }))).toBe(
    "403 second-factor-needed",
  );
  expect(await said(thief.call("/api/staff/remove-totp", {}))).toBe("403 second-factor-needed");
  expect(await said(thief.call("/api/staff/make-recovery-codes", {}))).toBe("403 second-factor-needed");
  expect(await said(thief.call("/api/staff/password", { current: password, password: wrong }))).toBe(
    "403 second-factor-needed",
  );
});

test("A7 [ST-3] a code counts once, however many tries come at once, and only around its own time", async () => {
  await using city = await openCity();
  await city.enrol("soudan1", "counsellor");
  const { secret } = await city.full("soudan1");
  const used = codeOf(secret, city.now());
  const signedIn = async () => {
    const browser = city.browser();
    await browser.call("/api/staff/sign-in", { name: "soudan1", password });
    return browser;
  };
  expect(await said((await signedIn()).call("/api/staff/show-totp", { code: used }))).toBe(
    "403 factor-failed",
  );
  city.later(60);
  const browsers = [await signedIn(), await signedIn(), await signedIn()];
  const code = codeOf(secret, city.now());
  const answers = await Promise.all(browsers.map((one) => said(one.call("/api/staff/show-totp", { code }))));
  expect(answers.toSorted()).toEqual(["200", "403 factor-failed", "403 factor-failed"]);
  city.later(60);
  const early = codeOf(secret, new Date(city.now().getTime() + 90_000));
  expect(await said((await signedIn()).call("/api/staff/show-totp", { code: early }))).toBe(
    "403 factor-failed",
  );
  const next = codeOf(secret, new Date(city.now().getTime() + 30_000));
  expect(await said((await signedIn()).call("/api/staff/show-totp", { code: next }))).toBe("200");
  const reasons = (await recorded(city, "step-up:fail")).map(({ facts }) => facts.reason);
  expect(reasons).toEqual(["replayed-factor", "replayed-factor", "replayed-factor", "wrong-factor"]);
});

test("[ST-3] a recovery code counts once, however it is written; new ones make the old ones void", async () => {
  await using city = await openCity();
  await city.enrol("soudan1", "counsellor");
  const { browser, recoveryCodes } = await city.full("soudan1");
  const show = async (code: string): Promise<string> => {
    const other = city.browser();
    await other.call("/api/staff/sign-in", { name: "soudan1", password });
    return said(other.call("/api/staff/show-recovery-code", { code }));
  };
  const [first = "", second = ""] = recoveryCodes;
  expect(await show(first.toUpperCase().replaceAll("-", " "))).toBe("200");
  expect(await show(first)).toBe("403 factor-failed");
  const { body } = await browser.call("/api/staff/make-recovery-codes", {});
  expect(body.recoveryCodes).toHaveLength(10);
  expect(await show(second)).toBe("403 factor-failed");
  expect(await show(body.recoveryCodes[0] ?? "")).toBe("200");
  expect((await browser.call("/api/staff/factors", {})).body).toMatchObject({ recoveryCodesLeft: 9 });
});

test("A7 [ST-5] a session known beforehand is worth nothing after sign-in, nor the token of level 1 after the factor", async () => {
  await using city = await openCity();
  await city.enrol("soudan1", "counsellor");
  const browser = city.browser();
  browser.cookies.set("yorisoi-staff", "k".repeat(43));
  const planted = browser.copy();
  await browser.call("/api/staff/sign-in", { name: "soudan1", password });
  expect(await said(planted.call("/api/staff/self", {}))).toBe("401 not-signed-in");
  const levelOne = browser.copy();
  const { body } = await browser.call("/api/staff/begin-totp", {});
  await browser.call("/api/staff/confirm-totp", { code: codeOf(body.secret, city.now()) });
  expect(await said(levelOne.call("/api/staff/self", {}))).toBe("401 not-signed-in");
  expect(await said(browser.call("/api/staff/self", {}))).toBe("200");
  // Signing in again ends what this browser had before.
  const earlier = browser.copy();
  await browser.call("/api/staff/sign-in", { name: "soudan1", password });
  await expect
    .poll(() => said(earlier.call("/api/staff/self", {})), { timeout: 4_000 })
    .toBe("401 not-signed-in");
});

test("A7 [ST-4] every failure is answered alike and costs one hash: unknown, wrong, invited, dismissed, held", async () => {
  await using city = await openCity();
  const gone = await city.enrol("saru", "counsellor");
  await city.enrol("iru", "counsellor");
  await city.storage.db
    .updateTable("staff")
    .set({ ended_at: new Date() })
    .where("id", "=", gone.id)
    .execute();
  const shape = async (name: string, secret: string) => {
    hashed.verified = 0;
    const { status, body } = await city.browser().call("/api/staff/sign-in", { name, password: secret });
    return { status, body, hashes: hashed.verified };
  };
  const alike = { status: 401, body: { code: "sign-in-failed", detail: {} }, hashes: 1 };
  expect(await shape("dare", wrong)).toEqual(alike);
  expect(await shape("iru", wrong)).toEqual(alike);
  expect(await shape("saru", password)).toEqual(alike);
  for (let tries = 0; tries < 6; tries++) {
    expect(await shape("iru", wrong)).toEqual(alike);
    expect(await shape("dare", wrong)).toEqual(alike);
  }
  // Held by now: the right password is answered as the wrong one is, and as a name that nobody has.
  expect(await shape("iru", password)).toEqual(alike);
  expect(await shape("dare", password)).toEqual(alike);
  const holds = await recorded(city, "sign-in:hold");
  expect(holds.length).toBeGreaterThan(1);
  expect(JSON.stringify(await recorded(city))).not.toMatch(/dare|iru|127\.0/);
  expect(city.logged()).toMatch(/"level":40.*held up/);
  expect(city.logged()).not.toMatch(/"(dare|iru)"/);
});

test("A7 [ST-4] under attack the real person gets in: in their browser, from another network, by waiting 15 minutes", async () => {
  await using city = await openCity();
  await city.enrol("soudan1", "counsellor");
  const { browser } = await city.full("soudan1");
  await browser.call("/api/staff/sign-out", {});
  const attacker = city.browser("203.0.113.9");
  for (let tries = 0; tries < 12; tries++)
    expect(await said(attacker.call("/api/staff/sign-in", { name: "soudan1", password: wrong }))).toBe(
      "401 sign-in-failed",
    );
  const right = { name: "soudan1", password };
  expect(await said(attacker.call("/api/staff/sign-in", right))).toBe("401 sign-in-failed");
  expect(await said(browser.call("/api/staff/sign-in", right))).toBe("200");
  expect(await said(city.browser("198.51.100.7").call("/api/staff/sign-in", right))).toBe("200");
  city.later(15 * 60 + 1);
  expect(await said(city.browser("203.0.113.9").call("/api/staff/sign-in", right))).toBe("200");
});

test("A7 [ST-4] from ever new networks a name is held up too, while its own browser stays open", async () => {
  await using city = await openCity();
  await city.enrol("soudan1", "counsellor");
  const { browser } = await city.full("soudan1");
  for (let at = 0; at < 31; at++)
    await city.browser(`203.0.113.${at}`).call("/api/staff/sign-in", { name: "soudan1", password: wrong });
  const right = { name: "soudan1", password };
  expect(await said(city.browser("198.51.100.1").call("/api/staff/sign-in", right))).toBe(
    "401 sign-in-failed",
  );
  expect(await said(browser.call("/api/staff/sign-in", right))).toBe("200");
});

test("A7 [ST-4] codes cannot be tried out: after five the thief of a password waits, the person's own browser does not", async () => {
  await using city = await openCity();
  await city.enrol("soudan1", "counsellor");
  const { browser, secret } = await city.full("soudan1");
  const thief = city.browser("203.0.113.9");
  await thief.call("/api/staff/sign-in", { name: "soudan1", password });
  const answers: string[] = [];
  for (let tries = 0; tries < 7; tries++)
    answers.push(await said(thief.call("/api/staff/show-totp", { code: `99999${tries}` })));
  expect(answers).toEqual([...Array(5).fill("403 factor-failed"), ...Array(2).fill("429 too-many")]);
  city.later(60);
  expect(await said(browser.call("/api/staff/show-totp", { code: codeOf(secret, city.now()) }))).toBe("200");
});

test("[ST-7] dangerous acts want a factor shown within five minutes", async () => {
  await using city = await openCity();
  await city.enrol("soudan1", "counsellor");
  const { browser, secret } = await city.full("soudan1");
  const change = { current: password, password: "asayake-no-aikotoba" };
  city.later(301);
  expect(await said(browser.call("/api/staff/password", change))).toBe("403 step-up-needed");
  expect(await said(browser.call("/api/staff/begin-totp", {}))).toBe("403 step-up-needed");
  expect(await said(browser.call("/api/staff/show-totp", { code: codeOf(secret, city.now()) }))).toBe("200");
  expect(await said(browser.call("/api/staff/password", { ...change, password: "password1234" }))).toBe(
    "400 password-too-common",
  );
  expect(await said(browser.call("/api/staff/password", { ...change, current: wrong }))).toBe(
    "403 factor-failed",
  );
  expect(await said(browser.call("/api/staff/password", change))).toBe("200");
  expect(await said(browser.call("/api/staff/remove-totp", {}))).toBe("409 last-factor");
});
