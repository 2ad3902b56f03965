import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { openWorld } from "../../test/world.ts";
import { statusPage } from "./status-page.ts";
import { takeMinutes } from "./take-minutes.ts";

test("[S9.4] [S9.7] [UP-6] anybody sees whether it is served, announced work and the last days, and not what for", async () => {
  let at = Date.now();
  await using world = await openWorld({ now: () => new Date(at) });
  const minutes = Array.from({ length: 60 }, (_, nth) => ({
    at: new Date(at - (nth + 60) * 60_000).toISOString(),
    missed: nth < 3 ? (["page"] as const).slice() : [],
  }));
  await takeMinutes(world.app.tools, { place: "mado", minutes });
  const operator = await world.staff("operator");
  const [from, to] = [1, 2].map((hours) => new Date(at + hours * 3_600_000).toISOString());
  const words = { heading: "secret-heading", words: "secret-words", stops: true };
  const planned = { id: randomUUID(), from: from ?? "", to: to ?? "", ...words };
  expect((await operator.call("/api/maintenance/plan", planned)).status).toBe(200);
  const get = async (path: string) => {
    const answer = await fetch(`${world.origin}${path}`);
    return { status: answer.status, type: answer.headers.get("content-type"), text: await answer.text() };
  };
  const page = await get("/status");
  expect(page).toMatchObject({ status: 200, type: "text/html; charset=utf-8" });
  expect(page.text).toContain("いま、つかえます");
  expect(page.text).toContain("点検の よてい");
  expect(page.text).toContain("<strong>95.00%</strong>");
  expect(page.text.match(/<rect class="none" x="\d+" y/g)).not.toBeNull();
  expect(page.text).not.toMatch(/いじめ|相談|よりそい|secret|<script/);
  expect(await get("/status.css")).toMatchObject({ status: 200, type: "text/css; charset=utf-8" });

  // Nothing is read again within a minute, whoever asks.
  await world.storage.db.deleteFrom("uptime_hour").execute();
  expect((await get("/status")).text).toContain("95.00%");
  at += 61_000;
  // The clock has jumped, so the database counts as away until it has answered again.
  await expect.poll(async () => (await get("/status")).text, { timeout: 60_000 }).not.toContain("95.00%");
});

test("[UP-6] the page is drawn while nothing can be read, and while nothing is taken", () => {
  const at = new Date("2026-11-23T03:00:00Z");
  const away = statusPage({ now: "away", notice: null, days: null }, at);
  expect(away).toContain("いま、つかえません");
  expect(away).toContain("11月23日 12:00");
  const held = { from: at, to: at, underWay: true };
  expect(statusPage({ now: "held", notice: held, days: null }, at)).toContain("点検を しています");
});
