import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { call } from "../../apps/shared/call.ts";
import { type Clock, deviceClock } from "../../apps/shared/clock.ts";
import { noFaults } from "../history.ts";
import { newIdempotencyKey } from "../world.ts";
import { openBrowser } from "./browser.ts";
import { openCity } from "./city.ts";
import { attend, chatter } from "./load.ts";
import type { Process } from "./processes.ts";
import { arrived, done } from "./writers.ts";

const tenYears = 10 * 365 * 86_400_000;

/** A device whose calendar is off by so much, at each moment. */
function clockOff(aheadMillis: () => number): Clock {
  return { ...deviceClock, now: () => Date.now() + aheadMillis() };
}

test("[DL-4] F10: clocks that are wrong, at the people's and at the processes', change no order", async () => {
  await using city = await openCity();
  await city.start({ CLOCK_AHEAD_MILLIS: "90000" });
  await city.start({ CLOCK_AHEAD_MILLIS: "-90000" });
  // One is put right in the middle of everything.
  let jumping = -tenYears;
  const clocks = [() => tenYears, () => -tenYears, () => 0, () => jumping].map(clockOff);
  const children = clocks.flatMap((clock) => [
    city.consultee({ clock }),
    city.consultee({ clock, rung: "now" }),
  ]);
  const counsellors = await Promise.all(clocks.slice(0, 2).map((clock) => city.counsellor({ clock })));
  for (const clock of clocks) await city.official({ clock, rung: "wait" });

  const stop = new AbortController();
  const load = [
    ...children.map((child) => chatter(child, { everyMillis: 250 }, stop.signal)),
    ...counsellors.map((counsellor) => attend(counsellor, { everyMillis: 80 }, stop.signal)),
  ];
  await pause(3_000);
  jumping = tenYears;
  city.front.cutAll();
  await pause(3_000);
  stop.abort();
  await Promise.all(load);
  const agreed = await city.agree(60_000);

  const entries = [...(await city.stored()).values()];
  const backwards = entries.flatMap((talk) =>
    talk.filter((entry, i) => i > 0 && entry.at < (talk[i - 1]?.at ?? entry.at)),
  );
  console.info(
    `F10: ${city.figures()}, ${backwards.length} entries with a time before the one in front, agreement ${Math.round(agreed)} ms`,
  );
  expect(backwards.length).toBeGreaterThan(0);
  expect(await city.judge()).toEqual(noFaults);
}, 180_000);

test("F10: a page loaded anew shows the consultation opened last, whatever the clocks of the processes say", async () => {
  await using city = await openCity();
  const ahead = await city.start({ CLOCK_AHEAD_MILLIS: "90000" });
  const behind = await city.start({ CLOCK_AHEAD_MILLIS: "-90000" });
  const { child, epoch, counsellor } = await arrived(city);
  const open = async (process: Process, text: string) => {
    const door = openBrowser(process.origin, "stream", child.cookie);
    return done(await door.run(() => call("/api/open", { epoch, key: newIdempotencyKey(), text })))
      .consultation;
  };
  const first = await open(ahead, "the first");
  const act = { epoch, consultation: first };
  done(await counsellor.run(() => call("/api/desk/claim", act)));
  done(await counsellor.run(() => call("/api/desk/close", act)));
  const second = await open(behind, "the second");
  const { consultation } = done(await child.run(() => call("/api/arrive", {})));
  expect(consultation).toEqual({ id: second, state: "waiting", unread: false });
}, 180_000);
