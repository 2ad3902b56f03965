import { expect, test } from "vitest";
import { openTurns } from "./turns.ts";

const bounds = { atOnce: 1, places: 4, placesEach: 2, patienceMillis: 60_000 };

function held() {
  const order: string[] = [];
  const ends: (() => void)[] = [];
  const work = (name: string) => () => {
    order.push(name);
    return new Promise<void>((resolve) => ends.push(resolve));
  };
  return { order, ends, work };
}

test("[PI-2] one at a time, in the order they came; the room is full for everybody, and sooner for one alone", async () => {
  const inTurn = openTurns(bounds);
  const { order, ends, work } = held();
  const all = [inTurn("a", work("a1")), inTurn("a", work("a2")), inTurn("b", work("b1"))];
  await expect(inTurn("a", work("a3"))).rejects.toMatchObject({ code: "busy" });
  all.push(inTurn("c", work("c1")));
  await expect(inTurn("d", work("d1"))).rejects.toMatchObject({ code: "busy" });
  await expect.poll(() => order).toEqual(["a1"]);
  for (const next of [
    ["a1", "a2"],
    ["a1", "a2", "b1"],
    ["a1", "a2", "b1", "c1"],
  ]) {
    ends.shift()?.();
    await expect.poll(() => order).toEqual(next);
  }
  ends.shift()?.();
  await Promise.all(all);
  await inTurn("a", () => Promise.resolve());
});

test("[PI-2] who waits too long is asked to come again, and holds up nobody; what fails gives its turn on", async () => {
  const inTurn = openTurns({ ...bounds, patienceMillis: 20 });
  const { order, ends, work } = held();
  const first = inTurn("a", work("a1"));
  await expect(inTurn("b", work("b1"))).rejects.toMatchObject({ code: "busy" });
  ends.shift()?.();
  await first;
  await expect(inTurn("b", () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  await inTurn("b", () => Promise.resolve(order.push("b2")));
  expect(order).toEqual(["a1", "b2"]);
});
