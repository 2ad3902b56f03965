import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startSayingPresence } from "./say-presence.ts";

const place = { epoch: "epoch-1" as never, consultation: "c1" as never };

/** The page's surroundings in the test's hands. */
function page(placeOf: () => typeof place | null = () => place) {
  const said: { state: string; nth: number; page: string }[] = [];
  const [document, window] = [new EventTarget(), new EventTarget()];
  let visibility = "visible";
  Object.defineProperty(document, "visibilityState", { get: () => visibility });
  vi.stubGlobal("document", document);
  vi.stubGlobal("addEventListener", window.addEventListener.bind(window));
  vi.stubGlobal("removeEventListener", window.removeEventListener.bind(window));
  vi.stubGlobal("fetch", (_: string, { body }: { body: string }) => {
    said.push(JSON.parse(body));
    return Promise.resolve(new Response("{}", { headers: { "content-type": "application/json" } }));
  });
  const clock = {
    now: () => Date.now(),
    after(millis: number, then: () => void) {
      const timer = setTimeout(then, millis);
      return () => clearTimeout(timer);
    },
  };
  return {
    said,
    states: () => said.map(({ state }) => state),
    stop: startSayingPresence(placeOf, clock),
    turn(to: "visible" | "hidden") {
      visibility = to;
      document.dispatchEvent(new Event("visibilitychange"));
    },
    event: (name: string) => void window.dispatchEvent(new Event(name)),
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1_000);

test("[PR-1] a sign at once and every four seconds, each with a higher number, all of one page", async () => {
  const { said, states } = page();
  await seconds(9);
  expect(states()).toEqual(["visible", "visible", "visible"]);
  expect(said.map(({ nth }) => nth)).toEqual([1, 2, 3]);
  expect(new Set(said.map((one) => one.page)).size).toBe(1);
  expect(said[0]?.page).toMatch(/^[0-9a-f]{16}$/);
});

test("[PR-1] behind something else is said at once; after two minutes behind nothing is said any more, and seen again it is", async () => {
  const { states, said, turn } = page();
  turn("hidden");
  expect(states()).toEqual(["visible", "hidden"]);
  await seconds(120);
  const many = said.length;
  expect(new Set(states().slice(1))).toEqual(new Set(["hidden"]));
  await seconds(600);
  expect(said.length - many).toBeLessThanOrEqual(1);
  turn("visible");
  expect(states().at(-1)).toBe("visible");
  await seconds(4);
  expect(states().slice(-2)).toEqual(["visible", "visible"]);
});

test("[PR-1] what goes says so, and comes back by the browser's own memory of it", async () => {
  const { states, event, said } = page();
  event("pagehide");
  expect(states()).toEqual(["visible", "left"]);
  await seconds(60);
  expect(said).toHaveLength(2);
  event("pageshow");
  await seconds(5);
  expect(states().slice(2)).toEqual(["visible", "visible"]);
});

test("[PR-1] stopped, it says goodbye and is silent whatever happens; without a consultation it says nothing", async () => {
  const { states, stop, turn, event } = page();
  stop();
  turn("hidden");
  event("pageshow");
  await seconds(60);
  expect(states()).toEqual(["visible", "left"]);
  const nowhere = page(() => null);
  await seconds(60);
  expect(nowhere.said).toEqual([]);
});
