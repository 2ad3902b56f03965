import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { call } from "../../apps/shared/call.ts";
import { jpegOf, painted } from "../pictures.ts";
import { newIdempotencyKey } from "../world.ts";
import { openBrowser } from "./browser.ts";
import { openCity } from "./city.ts";

/** While it comes in, is opened, is made anew, is stored: wherever it meets it. */
const moments = [0, 60, 150, 300, 500, 800, 1_200];

test("[S9.6] [DL-1] [DL-3] [PI-1] F2: killed while a picture is on its way, nothing is stored by half, and the same key stores it once", async () => {
  await using city = await openCity();
  const environment = { PICTURES: "taken" };
  let process = await city.start(environment);
  const browser = openBrowser(city.front.origin);
  const text = "みてほしい";
  const arrived = await browser.run(() => call("/api/arrive", {}));
  if (!arrived.ok) throw new Error("Nobody answers.");
  const { epoch } = arrived.value;
  const opened = await browser.run(() => call("/api/open", { epoch, key: newIdempotencyKey(), text }));
  if (!opened.ok) throw new Error("It could not be opened.");
  const { consultation } = opened.value;
  const stored = async () => {
    const { rows } = await sql<{ seq: number }>`select e.seq from entry e left join picture p
      on p.consultation_id = e.consultation_id and p.seq = e.seq
      where e.picture_width is not null or p.seq is not null order by e.seq`.execute(city.storage.db);
    const { rows: whole } = await sql<{ seq: number }>`select seq from picture order by seq`.execute(
      city.storage.db,
    );
    // Each size has its picture, each picture its size.
    expect(whole).toEqual(rows);
    return rows.map(({ seq }) => seq);
  };

  for (const [nth, moment] of moments.entries()) {
    const picture = (await jpegOf(painted(1_200 + nth, 900))).toString("base64");
    const sent = { epoch, consultation, key: newIdempotencyKey(), picture };
    const first = browser.run(() => call("/api/picture", sent));
    await pause(moment);
    await city.kill(process);
    const before = await first;
    process = await city.start(environment);
    await stored();
    const again = await browser.run(() => call("/api/picture", sent));
    expect(again).toMatchObject({ ok: true });
    if (before.ok) expect(again).toEqual(before);
    expect(await stored()).toHaveLength(nth + 1);
  }
}, 180_000);
