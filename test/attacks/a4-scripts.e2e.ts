import { expect, type Page, type Request } from "@playwright/test";
import { test } from "vitest";
import { roles } from "../../domain/people.ts";
import { child, desk } from "../journeys/screens.ts";
import { openStage } from "../journeys/stage.ts";
import { quietReception } from "../reception.ts";
import { takeUp } from "../take-up.ts";
import { newIdempotencyKey, type World } from "../world.ts";
import { endpoints } from "./endpoints.ts";
import { goodInput, openTalk } from "./people.ts";
import { type Spoken, speakEverywhere } from "./speak-everywhere.ts";
import { leads, withWords, wordsIn } from "./words-in.ts";

/** What a page would run that took words for its own; `ran` tells on it, and so does a request for /x. */
const shapes: readonly ((n: number) => string)[] = [
  (n) => `<img src=/x onerror=ran(${n})>`,
  (n) => `"><svg onload=ran(${n})>`,
  (n) => `</script><script>ran(${n})</script>`,
  (n) => `' autofocus onfocus=ran(${n}) '`,
  (n) => `<a href=javascript:ran(${n})>javascript:ran(${n})</a>`,
  (n) => `{<svg onload=ran(${n})>|よみ}`,
  (n) => `</textarea></style><body onload=ran(${n})>`,
];

function newPayloads() {
  const wheres: string[] = [];
  return {
    payload(where: string): string {
      const n = wheres.push(where) - 1;
      return shapes[n % shapes.length]?.(n) ?? "";
    },
    wheres,
  };
}

test("[S12.1] A4 what looks like a page's own script, in every field that takes words: it is read as words, on every screen, and nothing runs", async (context) => {
  const stage = await openStage(context, { reception: { ...quietReception, pictures: true } });
  const { payload, wheres } = newPayloads();
  const spoken = [
    ...(await speakEverywhere(stage.world, payload)),
    ...(await speakAsTheCity(stage.world, payload)),
  ];
  expect(spoken.filter(({ status }) => status !== 200)).toEqual([]);

  const seen = new Set<number>();
  const complaints: string[] = [];
  const open = async () => {
    const device = await stage.open({ viewport: { width: 1_700, height: 1_000 } });
    await device.context.addInitScript(() => {
      Object.assign(window, { ran: (n: number) => console.error(`It ran: ${n}.`) });
    });
    return device;
  };

  const phone = await open();
  const talk = await phone.tab("/");
  await child.writes(talk, payload("a child's own words"));
  await expect(talk.locator('[data-receipt="delivered"]')).toBeVisible({ timeout: 30_000 });
  await answerNewest(stage.world, payload("an answer to a child"));
  await expect(talk.locator(".log .bubble")).toContainText([/ran/, /ran/], { timeout: 30_000 });
  await note(talk, seen);
  complaints.push(...phone.complaints.map((said) => `a child: ${said}`));

  for (const role of roles) {
    const device = await open();
    const signIn = await stage.enrol(`a4-${role}`, payload(`the name of the ${role}`), role);
    const page = await device.tab("/desk");
    const settled = whenSettled(page);
    await page.getByRole("textbox", { name: "サインイン名" }).fill(signIn.name);
    await page.getByRole("textbox", { name: "パスワード", exact: true }).fill(signIn.password);
    await page.getByRole("button", { name: "サインインする" }).click();
    await lookEverywhere(page, settled, seen);
    complaints.push(...device.complaints.map((said) => `${role}: ${said}`));
    await device.context.close();
  }
  const onScreens = wheres.filter((_, n) => seen.has(n));
  console.info(`A4: ${onScreens.length} of ${wheres.length} fields were seen on a screen; nothing ran.`);
  expect(complaints).toEqual([]);
  expect(onScreens.length).toBeGreaterThan(wheres.length / 2);
  expect(onScreens).toEqual(
    expect.arrayContaining([
      "a child's own words",
      "/api/send text",
      "/api/desk/reply text",
      "/api/support/ask words",
    ]),
  );
}, 600_000);

async function answerNewest(world: World, text: string): Promise<void> {
  const { id: consultation } = await world.storage.db
    .selectFrom("consultation")
    .select("id")
    .orderBy("number", "desc")
    .executeTakeFirstOrThrow();
  const [epoch, counsellor] = [world.app.tools.epoch(), await world.staff("counsellor")];
  const { claimVersion } = (await takeUp(counsellor, { epoch, consultation })).body;
  const answer = { epoch, consultation, key: newIdempotencyKey(), text, claimVersion };
  await counsellor.call("/api/desk/reply", answer);
}

/** What the city has put up for everybody to read, all of it at once; what has a form of its own stays. */
const ofTheCity = {
  "/api/reception/set": /(received|long-wait|closed)\.texts\.|helpDesks\.0\.name$/,
  "/api/urgent/set": /script|contacts\.0\.name$/,
  "/api/desk/schools/set": /./,
  "/api/desk/templates/set-city": /text|name|title/,
} as const;

async function speakAsTheCity(world: World, payload: (where: string) => string): Promise<Spoken[]> {
  const talk = await openTalk(world);
  const administrator = await world.staff("administrator");
  const spoken: Spoken[] = [];
  for (const endpoint of endpoints) {
    const which = ofTheCity[endpoint.path as keyof typeof ofTheCity];
    if (!which) continue;
    const good = goodInput(endpoint, talk);
    const ways = wordsIn(endpoint).filter((way) => leads(good, way) && which.test(way.join(".")));
    const input = ways.reduce(
      (all, way) => withWords(all, way, payload(`${endpoint.path} ${way.join(".")}`)),
      good,
    );
    const { status } = await administrator.callAny(endpoint.path, input);
    spoken.push({ where: endpoint.path, status });
  }
  return spoken;
}

/** Every place, every tab of it, and every row of the consultations. */
async function lookEverywhere(page: Page, settled: () => Promise<void>, seen: Set<number>): Promise<void> {
  const places = page.getByRole("navigation", { name: "メニュー" }).getByRole("link");
  await expect(places.first()).toBeVisible({ timeout: 30_000 });
  for (const place of await places.all()) {
    await place.click();
    await look();
    for (const tab of await page.getByRole("tab").all()) {
      await tab.click();
      await look();
    }
    const rows = await page.getByRole("button", { name: /^#\d+/ }).allTextContents();
    for (const number of new Set(rows.flatMap((words) => /#(\d+)/.exec(words)?.[1] ?? []).map(Number))) {
      await desk.row(page, number).first().click();
      await expect(page.locator(".log .bubble").first()).toBeVisible({ timeout: 30_000 });
      await look();
    }
  }

  async function look(): Promise<void> {
    await settled();
    await page.evaluate(() => {
      const folded = document.querySelectorAll<HTMLElement>(
        'main details:not([open]) > summary, main button[aria-expanded="false"]',
      );
      for (const one of folded) one.click();
    });
    await settled();
    await note(page, seen);
  }
}

async function note(page: Page, seen: Set<number>): Promise<void> {
  const words = await page.evaluate(() => {
    const boxes = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea");
    return [document.body.textContent, ...[...boxes].map(({ value }) => value)].join("\n");
  });
  for (const [, n] of words.matchAll(/ran\((\d+)\)/g)) seen.add(Number(n));
}

/** Waits until every call of the page was answered, but for its streams, and what it brought is drawn. */
function whenSettled(page: Page): () => Promise<void> {
  const under = new Set<Request>();
  page.on("request", (request) => {
    if (!request.url().endsWith("/sync")) under.add(request);
  });
  page.on("requestfinished", (request) => under.delete(request));
  page.on("requestfailed", (request) => under.delete(request));
  return async () => {
    const drawn = () =>
      page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    do {
      await drawn();
      await expect.poll(() => [...under].map((request) => request.url()), { timeout: 30_000 }).toEqual([]);
      await drawn();
    } while (under.size > 0);
  };
}
