import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { deviceClock } from "../../../shared/clock.ts";
import { fakeCity } from "../../../shared/fake-city.ts";
import { startReading } from "../../../shared/reading.ts";
import { startVisit } from "../../visit.ts";
import { markRead } from "./mark-read.ts";

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1_000);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("[CN-8] what was on the screen is told of the consultation it stood in, and of the next one anew", async () => {
  const city = fakeCity();
  vi.stubGlobal("fetch", city.fetch);
  const visit = startVisit({ onChange() {}, sync: startReading });
  const marks = markRead(visit, deviceClock);
  const told = () => city.asking("/api/read").map(({ body }) => [body["consultation"], body["upTo"]]);
  const write = async (text: string) => {
    visit.write(text);
    visit.send();
    await seconds(1);
    marks.changed();
    return city.newest?.id as never;
  };
  const first = await write("きいて");
  city.say(first, { kind: "message", by: "counsellor", text: "はい" });
  await seconds(1);
  marks.shown(2);
  marks.shown(2);
  await seconds(1);
  expect(told()).toEqual([[first, 2]]);
  city.say(first, { kind: "close" });
  await seconds(1);
  visit.startAnew();
  marks.changed();
  const second = await write("また");
  city.say(second, { kind: "message", by: "counsellor", text: "はい" });
  await seconds(1);
  marks.shown(2);
  await seconds(1);
  expect(told()).toEqual([
    [first, 2],
    [second, 2],
  ]);
  visit.end();
});
