import { expect, test } from "vitest";
import { lineTexts } from "../../domain/line.ts";
import { enterPath } from "../../domain/line-paths.ts";
import { openLineCity } from "../../test/line.ts";
import { openWorld } from "../../test/world.ts";
import { realLineHosts } from "./line-door.ts";
import { makeRichMenu } from "./rich-menu.ts";

test("[S8.1] [LI-3] [LI-7] an administrator switches, words, and sets keys, which never come out again; each is on record", async () => {
  await using city = await openLineCity();
  const kanri = await city.world.staff("administrator");
  const secret = "a-secret-that-is-new";
  const keys = { token: null, secret, signInId: "2000000000", signInSecret: null };
  const set = await kanri.callAny("/api/line/set-channel", keys);
  expect(set.body).toMatchObject({
    has: { token: true, secret: true, signIn: true },
    signInId: "2000000000",
  });
  const asked = await kanri.callAny("/api/line/set-text", { id: "notice", wording: "相談員から返事です" });
  expect([asked.status, asked.body]).toEqual([
    400,
    { code: "bad-input", detail: { fault: "says-too-much", where: "notice" } },
  ]);
  const worded = await kanri.call("/api/line/set-text", { id: "notice", wording: "新しいお知らせです" });
  expect(worded.body.texts.filter(({ changed }) => changed)).toMatchObject([
    { id: "notice", wording: "新しいお知らせです" },
  ]);
  const whole = await kanri.call("/api/line/set-text", { id: "notice", wording: null });
  expect(whole.body.texts.map(({ id, changed }) => [id, changed])).toEqual(
    lineTexts.map((id) => [id, false]),
  );
  const off = await kanri.call("/api/line/switch", { open: false, dangerWords: true });
  expect([off.body.open, off.body.dangerWords]).toEqual([false, true]);
  const said = JSON.stringify([set.body, worded.body, whole.body, off.body]) + city.world.logged();
  for (const key of [secret, city.line.channel.token, city.line.channel.signInSecret])
    expect(said).not.toContain(key);
  const lines = await city.world.storage.db
    .selectFrom("audit_line")
    .select("facts")
    .where("act", "=", "settings:change")
    .where("actor_kind", "=", "staff")
    .orderBy("position")
    .execute();
  expect(lines.map(({ facts }) => facts.setting)).toEqual([
    "line-keys",
    "line-text-notice",
    "line-text-notice",
    "line-off",
  ]);
});

test("[S8.1] the test of the account says what is good, and what to look at", async () => {
  await using city = await openLineCity();
  const { line, world, simulator } = city;
  const kanri = await world.staff("administrator");
  const found = async () =>
    Object.fromEntries(
      (await kanri.call("/api/line/check", {})).body.checks.map((one) => [one.check, one.found]),
    );
  expect(await found()).toMatchObject({
    token: "good",
    webhook: "good",
    "webhook-test": "good",
    menu: "not-set",
  });
  const { origin } = simulator;
  const hosts = { api: origin, data: origin, signIn: origin };
  await makeRichMenu(hosts, line.channel.token, new URL(enterPath, world.origin));
  expect(new Set(Object.values(await found()))).toEqual(new Set(["good"]));
  expect([...line.menus.values()][0]?.picture?.subarray(1, 4).toString()).toBe("PNG");
  line.webhook = { endpoint: "https://elsewhere.example.jp/", active: false };
  line.quota = { limit: 100, used: 85 };
  expect(await found()).toMatchObject({ webhook: "other-address", "webhook-test": "refused", quota: "low" });
  await kanri.callAny("/api/line/set-channel", {
    ...{ token: "another-token", secret: null, signInId: null, signInSecret: "another-secret" },
  });
  expect(await found()).toMatchObject({ token: "refused", "sign-in": "refused" });
  line.outage = "silence";
  expect(await found()).toMatchObject({ token: "unreachable", "sign-in": "unreachable" });
});

test("[LI-1] an invented city has a LINE to walk through from its first start; a real one never has, whatever is asked for", async () => {
  await using invented = await openWorld({ invented: true, lineSimulator: 0 });
  const { phones } = invented.app;
  expect(phones?.hostname).toBe("127.0.0.1");
  const page = await (await fetch(`${phones?.origin}/phone/mihon-a`)).text();
  expect(page).toContain("友だちに追加する");
  await fetch(`${phones?.origin}/phone/mihon-a/befriend`, { method: "POST" });
  const menu = await (await fetch(`${phones?.origin}/phone/mihon-a`)).text();
  expect(menu).toContain(`href="${invented.origin}${enterPath}"`);
  await using real = await openWorld({ lineSimulator: 0 });
  expect(real.app.phones).toBeNull();
  expect(real.app.tools.line.hosts).toBe(realLineHosts);
});
