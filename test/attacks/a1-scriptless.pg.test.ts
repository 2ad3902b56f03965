import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { buildPages, isFresh } from "../../apps/build.ts";
import { root } from "../source.ts";
import { takeUp } from "../take-up.ts";
import { newIdempotencyKey, openWorld, type World, type WorldOptions } from "../world.ts";
import { scriptlessBrowser } from "./scriptless-browser.ts";
import { wireTo } from "./wire.ts";

const pages = join(root, "dist");
const nastyTexts = [
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `</textarea><svg onload=alert(1)>`,
  `</title></form><form action=https://evil.example>`,
  `{漢字|かんじ} %when% &amp; &#39; \\n`,
  `\n\n  まえとうしろに すきま  \n`,
  `\u202e\u200b𠮟👨‍👩‍👧`,
];

beforeAll(async () => {
  if (!isFresh()) await buildPages();
}, 120_000);

const city = (options: WorldOptions = {}): Promise<World> => openWorld({ pages, ...options });
const messages = async (world: World): Promise<number> =>
  (await world.storage.db.selectFrom("entry").select("seq").where("kind", "=", "message").execute()).length;

test("[SL-1] [SL-2] [DL-1] [DL-2] [DL-3] [S4.2] without script somebody begins, goes on and reads; the same form sent thrice is one message, and another text under its key is not taken and not lost", async () => {
  await using world = await city();
  const wire = wireTo(world.origin);
  const child = scriptlessBrowser(wire);
  const first = await child.open();
  const { key = "" } = first.fields;
  for (let sent = 0; sent < 3; sent++)
    expect((await child.press("send", { ...first.fields, text: "はじめて\r\n書きます" })).texts).toEqual([
      "はじめて\n書きます",
    ]);
  const other = await child.press("send", { ...first.fields, text: "ちがう文" });
  expect([other.box, other.texts]).toEqual(["ちがう文", ["はじめて\n書きます"]]);
  expect(other.fields["key"]).not.toBe(key);
  expect((await child.press("send", { text: "ちがう文" })).texts).toEqual(["はじめて\n書きます", "ちがう文"]);
  expect(await messages(world)).toBe(2);
  // At the desk it is a talk like any other.
  const counsellor = await world.staff("counsellor");
  const asked = { epoch: null, skin: "now", desk: { after: null }, watch: [] } as const;
  const { body } = await counsellor.call("/api/desk/sync", { ...asked, watch: [] });
  const changes = body.frames.flatMap((frame) => (frame.t === "desk" ? frame.changes : []));
  expect(changes).toMatchObject([{ entrance: "web", state: "waiting", consulteeSeq: 2 }]);
});

test("[SL-2] [TX-1] [TX-3] what cannot be taken stands in the box again, to the last sign", async () => {
  await using world = await city();
  const child = scriptlessBrowser(wireTo(world.origin));
  await child.open();
  for (const text of [" ", "あ".repeat(4_001), `あ\0い`, `${"𠮟".repeat(4_000)}、`, "い".repeat(30_000)]) {
    const again = await child.press("send", { text });
    expect([again.status, again.box]).toEqual([200, text]);
    expect(again.html).toContain('role="alert"');
  }
  expect(await messages(world)).toBe(0);
  expect((await child.press("send", { text: "𠮟".repeat(4_000) })).texts).toEqual(["𠮟".repeat(4_000)]);
});

test("A4 [TX-2] whatever is typed is text on the page, and comes back as it was", async () => {
  await using world = await city();
  const child = scriptlessBrowser(wireTo(world.origin));
  await child.open();
  for (const text of nastyTexts) {
    const again = await child.press("look", { text });
    expect(again.box).toBe(text);
    const { texts, html } = await child.press("send", { text });
    expect(texts.at(-1)).toBe(text);
    expect(html).not.toMatch(
      /<(script|img(?! class="seen")|svg|iframe|i)[\s>]|<form(?! method="post" action="\/plain")/i,
    );
  }
});

test("A1 [AC-6] a form with bent, missing, doubled or foreign fields does nothing, and is a page all the same", async () => {
  await using world = await city();
  const wire = wireTo(world.origin);
  const child = scriptlessBrowser(wire);
  const { fields } = await child.open();
  const good = new URLSearchParams({ ...fields, words: "", do: "send", text: "きいて" });
  const bent: string[] = [
    "",
    "text",
    "%zz=%",
    "{}",
    "do=send",
    `${good}&text=x`,
    `${good}&more=1`,
    `${good}&do=leave`,
  ];
  for (const name of good.keys()) {
    const without = new URLSearchParams(good);
    without.delete(name);
    bent.push(without.toString());
    for (const value of ["", "x", "-1", "\0", "x".repeat(3_000), "__proto__"]) {
      if (
        name === "text" ||
        (name === "words" && value.length < 2_000) ||
        (name === "consultation" && !value)
      )
        continue;
      const changed = new URLSearchParams(good);
      changed.set(name, value);
      bent.push(changed.toString());
    }
  }
  const type = { "content-type": "application/x-www-form-urlencoded" };
  for (const body of bent) {
    const answer = await wire.ask({ path: "/plain", body, cookie: child.cookie(), headers: type });
    expect(answer.status, body).toBeLessThan(500);
    expect(answer.headers["content-type"], body).toBe("text/html; charset=utf-8");
  }
  for (const kind of ["application/json", "text/plain", "multipart/form-data; boundary=x"]) {
    const asked = { path: "/plain", body: good.toString(), cookie: child.cookie() };
    const answer = await wire.ask({ ...asked, headers: { "content-type": kind } });
    expect(answer.status).toBe(415);
  }
  const long = await wire.ask({
    path: "/plain",
    body: `${good}${"x".repeat(1_100_000)}`,
    cookie: child.cookie(),
    headers: type,
  });
  expect([long.status, long.text.includes('role="alert"')]).toEqual([413, true]);
  expect(await messages(world)).toBe(0);
});

test("A3 [AC-2] nobody reads or writes in somebody else's talk by a form", async () => {
  await using world = await city();
  const wire = wireTo(world.origin);
  const [one, other] = [scriptlessBrowser(wire), scriptlessBrowser(wire)];
  await one.open();
  const { fields } = await one.press("send", { text: "わたしの" });
  await other.open();
  for (const consultation of [fields["consultation"] ?? "", newIdempotencyKey()]) {
    const { texts, box } = await other.press("send", { consultation, text: "ひとの", upTo: "1" });
    expect([texts, box]).toEqual([[], "ひとの"]);
    await other.press("consent:school:yes", { consultation });
  }
  expect((await one.open()).texts).toEqual(["わたしの"]);
  expect(await messages(world)).toBe(1);
});

test("A6 [SL-3] [AC-4] a form counts from our own page alone: not from elsewhere, not with another browser's proof, not without one", async () => {
  await using world = await city();
  const wire = wireTo(world.origin);
  const child = scriptlessBrowser(wire);
  const stranger = scriptlessBrowser(wire);
  const { fields } = await stranger.open();
  await child.open();
  const text = "おくらせた";
  for (const headers of [
    { origin: "https://evil.example" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site", origin: undefined },
    { origin: "null", "sec-fetch-site": "cross-site" },
    { host: "evil.example" },
  ])
    expect((await child.press("send", { text }, headers)).status, JSON.stringify(headers)).toBe(403);
  for (const form of [fields["form"] ?? "", "", "x".repeat(32)]) {
    const { html, box } = await child.press("send", { text, form });
    expect([html.includes(text), box]).toEqual([false, null]);
  }
  expect(await messages(world)).toBe(0);
  // Browsers that say nothing of where they are from, or may not.
  for (const [n, headers] of [
    { origin: undefined },
    { origin: "null" },
    { "sec-fetch-site": "none" },
  ].entries())
    expect((await child.press("send", { text: `${n}` }, headers)).texts).toHaveLength(n + 1);
});

test("A16 [SL-4] after とじる, after an hour, and without a cookie nobody is shown anything of before; what is in the box is never sent for somebody else", async () => {
  let now = new Date("2026-11-24T01:00:00Z");
  await using world = await city({ now: () => now });
  const wire = wireTo(world.origin);
  const child = scriptlessBrowser(wire);
  await child.open();
  const talked = await child.press("send", { text: "ひみつ" });
  const cookie = child.cookie();
  await child.press("leave", { text: "かきかけ" });
  expect(child.left()).toBe("https://www.jma.go.jp/");
  // Back, and what was sent is sent again by the browser.
  const back = await child.press("look", { ...talked.fields, text: "かきかけ" });
  expect([back.html.includes("かきかけ"), back.texts]).toEqual([false, []]);
  const next = await child.open();
  expect([next.texts, next.box]).toEqual([[], ""]);
  const stale = await child.press("send", { ...talked.fields, text: "かきかけ" });
  expect([stale.html.includes("かきかけ"), stale.texts]).toEqual([false, []]);
  // [CB-7] The token is ended, whatever brings its cookie back.
  const brought = await wire.ask({ method: "GET", path: "/plain", cookie });
  expect(brought.text).not.toContain("ひみつ");

  await child.open();
  await child.press("send", { text: "あとで" });
  now = new Date(now.getTime() + 61 * 60_000);
  const late = await child.press("send", { text: "まだここ" });
  expect([late.texts, late.box]).toEqual([[], "まだここ"]);
  expect(await messages(world)).toBe(2);
  expect((await child.press("send", { text: "まだここ" })).texts).toEqual(["まだここ"]);

  const without = await wire.ask({
    path: "/plain",
    body: new URLSearchParams({ ...talked.fields, words: "", do: "send", text: "クッキーなし" }).toString(),
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
  expect(without.text).toContain("クッキーなし</textarea>");
  expect(await messages(world)).toBe(3);
  for (const said of [without, brought]) {
    const [set = ""] = said.headers["set-cookie"] ?? [];
    expect(set).toMatch(/Path=\/plain; HttpOnly; SameSite=Lax$/);
  }
  expect(world.logged()).not.toMatch(/ひみつ|かきかけ|まだここ|クッキーなし/);
});

test("[SL-2] [DL-5] a form of before a restore is not taken as it is, and nothing of it is lost", async () => {
  await using world = await city();
  const child = scriptlessBrowser(wireTo(world.origin));
  await child.open();
  const again = await child.press("send", { epoch: newIdempotencyKey(), text: "まだある" });
  expect(again.box).toBe("まだある");
  expect((await child.press("send", { text: "まだある" })).texts).toEqual(["まだある"]);
});

test("[SL-1] [CB-4] by 合言葉 somebody comes back without script, and brings along what is in the box", async () => {
  await using world = await city();
  const wire = wireTo(world.origin);
  const child = scriptlessBrowser(wire);
  await child.open();
  await child.press("send", { text: "つづきは家で" });
  const made = await child.press("make-words", { text: "とちゅう" });
  const words = [...made.html.matchAll(/<li>([ぁ-ゖ]+)<\/li>/g)].map(([, word = ""]) => word);
  expect([words.length, made.box]).toEqual([8, "とちゅう"]);
  const home = scriptlessBrowser(wire);
  await home.open();
  const wrong = await home.press("come-back", { words: [...words].reverse().join(" ") });
  expect(wrong.html).toContain('role="alert"');
  expect((await home.press("come-back", { words: words.join(" ") })).texts).toEqual(["つづきは家で"]);
});

test("[SL-5] [CN-8] a page that came to its end marks as read what it showed, for its own browser alone", async () => {
  await using world = await city();
  const wire = wireTo(world.origin);
  const child = scriptlessBrowser(wire);
  await child.open();
  const { fields } = await child.press("send", { text: "きいて" });
  const consultation = (fields["consultation"] ?? "") as never;
  const counsellor = await world.staff("counsellor");
  const epoch = world.app.tools.epoch();
  const { body } = await takeUp(counsellor, { epoch, consultation });
  const written = { epoch, consultation, key: newIdempotencyKey(), claimVersion: body.claimVersion };
  await counsellor.call("/api/desk/reply", { ...written, text: "はい" });
  const { html } = await child.open();
  const [, mark = ""] = html.match(/src="(\/plain\/seen\/[^"]+)"/) ?? [];
  const read = async (): Promise<number> => {
    const [found] = await world.storage.db.selectFrom("consultation").select("consultee_read").execute();
    return found?.consultee_read ?? 0;
  };
  const other = scriptlessBrowser(wire);
  await other.open();
  for (const cookie of ["", other.cookie()]) await wire.ask({ method: "GET", path: mark, cookie });
  await wire.ask({ method: "GET", path: mark.replace(/seen\/\d+/, "seen/99"), cookie: child.cookie() });
  expect(await read()).toBe(0);
  const answer = await wire.ask({ method: "GET", path: mark, cookie: child.cookie() });
  expect([answer.headers["content-type"], answer.headers["cache-control"]]).toEqual([
    "image/gif",
    "no-store, no-transform",
  ]);
  expect(await read()).toBeGreaterThan(0);
});
