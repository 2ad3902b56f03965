import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ConsultationId, Epoch } from "../../domain/ids.ts";
import { fakeCity, type Network } from "./fake-city.ts";
import type { Rung } from "./ladder.ts";
import { startReading } from "./reading.ts";
import { emptyTalk, fold } from "./talk.ts";
import type { Sync, SyncOptions } from "./wants.ts";

const id = "00000000-0000-4000-9000-000000000001" as ConsultationId;
const running: Sync[] = [];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  for (const sync of running.splice(0)) sync.stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function page(network: Network, more: Partial<SyncOptions> = {}) {
  const city = fakeCity(network);
  vi.stubGlobal("fetch", city.fetch);
  const seen = {
    talk: emptyTalk,
    rung: null as Rung | null,
    states: [] as string[],
    epoch: null as Epoch | null,
  };
  const sync = startReading({
    path: "/api/sync",
    wants: () => ({ epoch: seen.epoch, watch: [{ consultation: id, after: seen.talk.cursor }] }),
    onFrame(frame) {
      if (frame.t === "hello") seen.epoch = frame.epoch;
      if (frame.t === "entries") seen.talk = fold(seen.talk, frame.entries);
    },
    onRung(rung) {
      seen.rung = rung;
    },
    onState: (state) => void seen.states.push(state),
    onEpoch(epoch) {
      Object.assign(seen, { epoch, talk: emptyTalk });
      sync.wantsChanged();
    },
    ...more,
  });
  running.push(sync);
  const write = (text: string) => city.say(id, { kind: "message", by: "counsellor", text });
  const texts = () => seen.talk.messages.map(({ text }) => text);
  return { city, sync, seen, write, texts };
}

const soon = () => vi.advanceTimersByTimeAsync(50);

describe("[DL-8] [DL-17] words come through every network", () => {
  test.each([
    ["open", "stream", 50, 1_000],
    ["cut", "stream", 50, 1_000],
    ["buffered", "wait", 4_100, 1_000],
    ["hold-back", "wait", 36_000, 1_000],
    ["no-streams", "wait", 2_000, 1_000],
  ] as const)("%s: settles on %s", async (network, rung, firstMillis, laterMillis) => {
    const { city, seen, write, texts } = page(network);
    write("はじめ");
    await vi.advanceTimersByTimeAsync(firstMillis);
    expect(texts()).toEqual(["はじめ"]);
    await vi.advanceTimersByTimeAsync(75_000);
    expect(seen.rung).toBe(rung);
    for (const text of ["二", "三", "四"]) {
      write(text);
      await vi.advanceTimersByTimeAsync(laterMillis);
      expect(texts()[texts().length - 1]).toBe(text);
      await vi.advanceTimersByTimeAsync(40_000);
    }
    expect(texts()).toEqual(["はじめ", "二", "三", "四"]);
    expect(seen.states).toEqual(["online"]);
    expect(city.streams).toBeLessThanOrEqual(1);
  });

  test("after ten minutes on a lower rung the stream is tried again, and taken if it lives", async () => {
    const { city, seen, write } = page("buffered");
    write("一");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(seen.rung).toBe("wait");
    city.network = "open";
    await vi.advanceTimersByTimeAsync(640_000);
    expect(seen.rung).toBe("stream");
    expect(city.streams).toBe(1);
  });

  test("a network that comes and goes: said after 5 s, everything there once it is back", async () => {
    const { city, seen, write, texts } = page("open");
    write("一");
    await soon();
    city.network = "gone";
    city.restore(id, 1, city.epoch);
    running[0]?.resync();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(seen.states).toEqual(["online", "offline"]);
    write("二");
    city.network = "open";
    running[0]?.resync();
    await soon();
    expect(texts()).toEqual(["一", "二"]);
    expect(seen.states).toEqual(["online", "offline", "online"]);
    expect(seen.rung).toBe("stream");
  });
});

describe("[DL-13] woken", () => {
  test("reads at once instead of waiting for its turn", async () => {
    const { city, sync, write, texts } = page("gone");
    await vi.advanceTimersByTimeAsync(120_000);
    city.network = "open";
    write("一");
    sync.resync();
    await soon();
    expect(texts()).toEqual(["一"]);
  });

  test("told that something else got through, it does not wait out its pause, and leaves an open stream alone", async () => {
    const { city, sync, write, texts } = page("gone");
    await vi.advanceTimersByTimeAsync(120_000);
    city.network = "open";
    write("一");
    for (let often = 0; often < 3; often++) {
      sync.hurry();
      await soon();
    }
    expect(texts()).toEqual(["一"]);
    const { length } = city.asked;
    sync.hurry();
    await soon();
    expect(city.asked).toHaveLength(length);
  });

  test("the focus alone does not open a stream again that has just spoken; a long silence does", async () => {
    const window = new EventTarget();
    vi.stubGlobal("document", new EventTarget());
    vi.stubGlobal("addEventListener", window.addEventListener.bind(window));
    vi.stubGlobal("removeEventListener", window.removeEventListener.bind(window));
    const { city, write } = page("open");
    write("一");
    await soon();
    window.dispatchEvent(new Event("focus"));
    await soon();
    expect(city.asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(10_000);
    window.dispatchEvent(new Event("focus"));
    await soon();
    expect(city.asked).toHaveLength(2);
    expect(city.streams).toBe(1);
  });

  test("a stream that died in the device's sleep is opened again from the cursor", async () => {
    const { city, sync, write, texts } = page("hold-back");
    write("一");
    await soon();
    city.network = "open";
    write("二");
    sync.resync();
    await soon();
    expect(texts()).toEqual(["一", "二"]);
    expect(city.streams).toBe(1);
  });
});

describe("[DL-5] another epoch", () => {
  test("the page is told, starts over, and has what the restored city has", async () => {
    const { city, seen, write, texts } = page("open");
    for (const text of ["一", "二", "三"]) write(text);
    await soon();
    city.restore(id, 1, "00000000-0000-4000-8000-00000000000b");
    await vi.advanceTimersByTimeAsync(2_500);
    expect(seen.epoch).toBe(city.epoch);
    write("新");
    await soon();
    expect(texts()).toEqual(["一", "新"]);
  });

  test("a page that will not start over does not storm the server", async () => {
    const { city } = page("open", {
      wants: () => ({ epoch: "00000000-0000-4000-8000-00000000dead" as Epoch, watch: [] }),
    });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(city.asked.length).toBeLessThan(400);
  });
});

test("not signed in: it stops and says so", async () => {
  const onSignedOut = vi.fn();
  const { city } = page("gone", { onSignedOut });
  city.network = "open";
  city.refuses.set("/api/sync", { status: 401, code: "not-signed-in" });
  await vi.advanceTimersByTimeAsync(60_000);
  const { length } = city.asked;
  expect(onSignedOut).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(city.asked).toHaveLength(length);
});

test("another refusal is handed on, and asked again with pauses", async () => {
  const onRefusal = vi.fn();
  const { city, seen } = page("open", { onRefusal });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(seen.states).not.toContain("offline");
  expect(onRefusal).toHaveBeenCalledWith(expect.objectContaining({ code: "not-found" }));
  expect(city.asked.length).toBeLessThan(30);
});

test("nothing wanted: nothing asked, until something is", async () => {
  let wanted = false;
  const { city, sync, write } = page("open", {
    wants: () => (wanted ? { epoch: null, watch: [{ consultation: id, after: 0 }] } : null),
  });
  write("一");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(city.asked).toEqual([]);
  wanted = true;
  sync.wantsChanged();
  await soon();
  expect(city.streams).toBe(1);
});

test("stopped: nothing is asked and no stream stays open", async () => {
  const { city, sync, write } = page("open");
  write("一");
  await soon();
  sync.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(city.streams).toBe(0);
  expect(city.asked).toHaveLength(1);
});
