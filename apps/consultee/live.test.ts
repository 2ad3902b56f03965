import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { deviceClock } from "../shared/clock.ts";
import { fakeCity } from "../shared/fake-city.ts";
import { startReading } from "../shared/reading.ts";
import type { SyncOptions } from "../shared/wants.ts";
import { startLive } from "./live.ts";
import { startVisit } from "./visit.ts";

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1_000);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A page whose tabs' part arrives after so many seconds, or fails so often. */
function visitWith(arrivesAfter: number, failures = 0) {
  const city = fakeCity();
  vi.stubGlobal("fetch", city.fetch);
  let left = failures;
  let shared = 0;
  const share = (options: SyncOptions) => {
    shared++;
    return startReading(options);
  };
  const sync = startLive({ ...deviceClock, random: () => 1 }, () =>
    left-- > 0
      ? Promise.reject(new TypeError("no network"))
      : new Promise((resolve) => setTimeout(() => resolve(share), arrivesAfter * 1_000)),
  );
  const visit = startVisit({ onChange() {}, sync });
  visit.write("きいて");
  visit.send();
  return { city, visit, shared: () => shared };
}

const answer = (text: string) => ({ kind: "message", by: "counsellor", text });
const said = ({ visit }: ReturnType<typeof visitWith>) => visit.page().talk.messages.map(({ text }) => text);

test("[DL-10] what shares the stream is there before a consultation is: it alone reads", async () => {
  const here = visitWith(0);
  await seconds(5);
  expect([said(here), here.shared(), here.city.streams]).toEqual([["きいて"], 1, 1]);
  here.visit.end();
});

test("[DL-10] [S4.2] it comes late: the page reads for itself, then joins, and shows each message once", async () => {
  const here = visitWith(20);
  await seconds(5);
  expect([said(here), here.shared()]).toEqual([["きいて"], 0]);
  here.city.say(here.city.newest?.id as never, answer("はい"));
  await seconds(20);
  here.city.say(here.city.newest?.id as never, answer("きいています"));
  await seconds(5);
  expect([said(here), here.shared()]).toEqual([["きいて", "はい", "きいています"], 1]);
  here.visit.end();
});

test("[S4.2] it fails: the page reads for itself at once", async () => {
  const here = visitWith(0, 1_000);
  await seconds(3);
  expect([said(here), here.shared()]).toEqual([["きいて"], 0]);
  here.visit.end();
});

test("とじる before it came: nothing is read any more", async () => {
  const here = visitWith(20);
  await seconds(5);
  here.visit.end();
  await seconds(60);
  expect(here.shared()).toBe(0);
});
