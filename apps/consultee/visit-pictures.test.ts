import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeCity } from "../shared/fake-city.ts";
import { startReading } from "../shared/reading.ts";
import { rowsOf } from "../shared/rows.ts";
import { startVisit, type Visit } from "./visit.ts";

const visits: Visit[] = [];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  for (const visit of visits.splice(0)) visit.end();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const picture = { base64: "QUJD", width: 4, height: 3 };
const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1_000);

async function talking() {
  const city = fakeCity();
  vi.stubGlobal("fetch", city.fetch);
  const visit = startVisit({ onChange() {}, sync: startReading });
  visits.push(visit);
  const say = (text: string) => {
    visit.write(text);
    visit.send();
  };
  const screen = () =>
    rowsOf(visit.page().talk, visit.page().outbox, "consultee").map(
      ({ text, picture: shown, receipt }) => `${shown ? "写真" : text}:${receipt}`,
    );
  say("きいて");
  await seconds(1);
  const id = city.newest?.id as never;
  return { city, visit, say, screen, id };
}

test("[PI-1] [DL-9] a picture stands in the talk like a message: on its way, delivered, read", async () => {
  const { city, visit, screen, id } = await talking();
  visit.choose(picture);
  visit.send();
  expect(screen()).toEqual(["きいて:delivered", "写真:sending"]);
  await seconds(1);
  expect(screen()).toEqual(["きいて:delivered", "写真:delivered"]);
  expect(city.asking("/api/picture")).toMatchObject([{ body: { consultation: id, picture: "QUJD" } }]);
  city.say(id, { kind: "read", by: "counsellor", upTo: 2 });
  await seconds(1);
  expect(screen()).toEqual(["きいて:read", "写真:read"]);
  // Held for as long as this page lives, so that it can be looked at and sent again.
  expect(visit.page().outbox.at(-1)).toMatchObject({ picture, replayed: true });
});

test("[PI-5] おくる sends what is there: a picture alone is no empty message, and words go with it", async () => {
  const { city, visit, screen } = await talking();
  visit.choose(picture);
  visit.send();
  expect(visit.page()).toMatchObject({ picture: null, fault: null });
  visit.choose(picture);
  visit.write("これです");
  visit.send();
  await seconds(1);
  expect(screen().toSorted()).toEqual(
    ["きいて:delivered", "これです:delivered", "写真:delivered", "写真:delivered"].toSorted(),
  );
  visit.choose(picture);
  visit.choose(null);
  visit.send();
  expect(visit.page().fault).toBe("message-empty");
  expect(city.asking("/api/picture")).toHaveLength(2);
});

test("[DL-9] no word waits for a picture that does not get through; it goes when it can, stored once", async () => {
  const { city, visit, say, screen, id } = await talking();
  city.refuses.set("/api/picture", { status: 503, code: "busy" });
  visit.choose(picture);
  visit.send();
  say("たすけて");
  await seconds(1);
  expect(screen()).toEqual(["きいて:delivered", "たすけて:delivered", "写真:sending"]);
  city.refuses.delete("/api/picture");
  city.losesNextAnswer = true;
  await seconds(65);
  expect(screen()).toEqual(["きいて:delivered", "たすけて:delivered", "写真:delivered"]);
  expect(city.talk(id).filter((entry) => "picture" in entry)).toHaveLength(1);
});

test("[DL-5] a city that was restored gets the picture again, behind the words that open its consultation", async () => {
  const { city, visit, screen, id } = await talking();
  visit.choose(picture);
  visit.send();
  await seconds(1);
  city.restore(id, 0, "00000000-0000-4000-8000-000000000002");
  await seconds(65);
  expect(screen()).toEqual(["きいて:delivered", "写真:delivered"]);
  const { id: next } = city.newest ?? {};
  expect(city.talk(next as never).map((entry) => "picture" in entry)).toEqual([false, true]);
});

test("[PI-1] what is refused is said, can be sent once more, or be thrown away; nothing comes into the box", async () => {
  const { city, visit, screen } = await talking();
  city.refuses.set("/api/picture", { status: 403, code: "pictures-off" });
  visit.choose(picture);
  visit.send();
  await seconds(1);
  const [refused] = visit.page().outbox.slice(-1);
  expect(refused).toMatchObject({ state: "failed", refused: "pictures-off" });
  visit.retry(refused?.key as never);
  await seconds(1);
  expect(screen()).toEqual(["きいて:delivered", "写真:failed"]);
  visit.takeBack(refused?.key as never);
  expect(screen()).toEqual(["きいて:delivered"]);
  expect(visit.page().draft).toBe("");
});

test("[PI-1] one from before a reload is known by its size alone, and is never sent again as an empty message", async () => {
  const { city, screen, visit, id } = await talking();
  city.say(id, { kind: "message", by: "consultee", key: "k", text: "", picture: { width: 4, height: 3 } });
  await seconds(1);
  expect(screen()).toEqual(["きいて:delivered", "写真:delivered"]);
  expect(visit.page().outbox).toHaveLength(1);
  city.restore(id, 1, "00000000-0000-4000-8000-000000000002");
  await seconds(65);
  expect(city.asking("/api/send").filter(({ body }) => body["text"] === "")).toEqual([]);
});

test("[CB-9] とじる, or a talk that was deleted, leaves no picture in the page's memory", async () => {
  const { city, visit, id } = await talking();
  visit.choose(picture);
  visit.send();
  await seconds(1);
  city.say(id, { kind: "deleted" });
  await seconds(1);
  expect(visit.page().outbox).toEqual([]);
  visit.choose(picture);
  visit.send();
  visit.end();
  expect(visit.page().outbox).toEqual([]);
});
