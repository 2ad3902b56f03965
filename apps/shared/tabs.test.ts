import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ConsultationId, Epoch } from "../../domain/ids.ts";
import { fakeCity } from "./fake-city.ts";
import { fakeBrowser } from "./fake-neighbours.ts";
import { shareReading } from "./tabs.ts";
import { emptyTalk, fold } from "./talk.ts";

const id = "00000000-0000-4000-9000-000000000001" as ConsultationId;
const other = "00000000-0000-4000-9000-000000000002" as ConsultationId;
const stops: (() => void)[] = [];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function browser() {
  const city = fakeCity("open");
  vi.stubGlobal("fetch", city.fetch);
  const shared = fakeBrowser();
  const write = (text: string, to = id) => city.say(to, { kind: "message", by: "counsellor", text });

  function open(watched = id) {
    const neighbours = shared.tab();
    const tab = {
      talk: emptyTalk,
      epoch: null as Epoch | null,
      signedOut: 0,
      rung: "",
      states: [] as string[],
    };
    const sync = shareReading(
      {
        path: "/api/sync",
        wants: () => ({ epoch: tab.epoch, watch: [{ consultation: watched, after: tab.talk.cursor }] }),
        onFrame(frame) {
          if (frame.t === "hello") tab.epoch = frame.epoch;
          if (frame.t === "entries") {
            expect(frame.consultation).toBe(watched);
            tab.talk = fold(tab.talk, frame.entries);
          }
        },
        onEpoch(epoch) {
          Object.assign(tab, { epoch, talk: emptyTalk });
          sync.wantsChanged();
        },
        onSignedOut: () => void tab.signedOut++,
        onRung(rung) {
          tab.rung = rung;
        },
        onState: (state) => void tab.states.push(state),
      },
      neighbours,
    );
    stops.push(sync.stop);
    return { tab, sync, neighbours, texts: () => tab.talk.messages.map(({ text }) => text) };
  }
  return { city, write, open };
}

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1_000);

describe("[DL-10] one stream per browser", () => {
  test("a tab alone makes one request: the stream", async () => {
    const { city, write, open } = browser();
    write("一");
    const tab = open();
    await seconds(1);
    expect(tab.texts()).toEqual(["一"]);
    expect(city.asked.map(({ body }) => body["skin"])).toEqual(["stream"]);
  });

  test("nine tabs, one stream, the same words in each, and the same rung", async () => {
    const { city, write, open } = browser();
    write("一");
    const tabs = Array.from({ length: 9 }, () => open());
    await seconds(2);
    write("二");
    await seconds(1);
    expect(city.streams).toBe(1);
    for (const tab of tabs) expect(tab.texts()).toEqual(["一", "二"]);
    expect(new Set(tabs.map(({ tab }) => tab.rung))).toEqual(new Set(["stream"]));
    write("三");
    const before = city.asked.length;
    await seconds(1);
    for (const tab of tabs) expect(tab.texts()).toEqual(["一", "二", "三"]);
    expect(city.asked).toHaveLength(before);
  });

  test("a tab that comes later has what was said before it and what comes after", async () => {
    const { city, write, open } = browser();
    write("一");
    open();
    await seconds(5);
    const late = open();
    await seconds(1);
    expect(late.texts()).toEqual(["一"]);
    write("二");
    await seconds(1);
    write("三");
    await seconds(1);
    expect(late.texts()).toEqual(["一", "二", "三"]);
    expect(city.streams).toBe(1);
  });

  test("a tab that comes later with another consultation is read for too", async () => {
    const { city, write, open } = browser();
    write("一", id);
    write("い", other);
    open(id);
    await seconds(5);
    const late = open(other);
    await seconds(1);
    const { length } = city.asked;
    write("う", other);
    await seconds(1);
    expect(late.texts()).toEqual(["い", "う"]);
    expect(city.asked).toHaveLength(length);
    expect(city.streams).toBe(1);
  });

  test("tabs with different consultations get their own, on one stream", async () => {
    const { city, write, open } = browser();
    write("あ", id);
    write("い", other);
    const first = open(id);
    const second = open(other);
    await seconds(2);
    write("う", other);
    write("え", id);
    await seconds(1);
    expect(first.texts()).toEqual(["あ", "え"]);
    expect(second.texts()).toEqual(["い", "う"]);
    expect(city.streams).toBe(1);
  });

  test("the tab that reads is closed: the next takes over at once, and nothing is missed", async () => {
    const { city, write, open } = browser();
    write("一");
    const tabs = [open(), open(), open()] as const;
    await seconds(2);
    tabs[0].sync.stop();
    write("二");
    await seconds(1);
    expect(tabs[1].texts()).toEqual(["一", "二"]);
    expect(tabs[2].texts()).toEqual(["一", "二"]);
    expect(city.streams).toBe(1);
  });

  test("the tab that reads freezes: after 35 s of silence the lock is taken from it", async () => {
    const { city, write, open } = browser();
    write("一");
    const tabs = [open(), open(), open()] as const;
    await seconds(2);
    tabs[0].neighbours.mute();
    write("二");
    await seconds(45);
    expect(tabs[1].texts()).toEqual(["一", "二"]);
    expect(tabs[2].texts()).toEqual(["一", "二"]);
    tabs[0].neighbours.wake();
    write("三");
    await seconds(5);
    for (const tab of tabs) expect(tab.texts()).toEqual(["一", "二", "三"]);
    expect(city.streams).toBe(1);
  });

  test("the tab the lock was taken from looks for itself at once, and takes its turn again later", async () => {
    const { city, write, open } = browser();
    write("一");
    const [frozen, next] = [open(), open()] as const;
    await seconds(2);
    frozen.neighbours.mute();
    const looks = () => city.asked.filter(({ body }) => body["skin"] === "now").length;
    const before = looks();
    await seconds(45);
    expect(looks()).toBe(before + 1);
    frozen.neighbours.wake();
    next.sync.stop();
    write("二");
    await seconds(1);
    expect(frozen.texts()).toEqual(["一", "二"]);
    expect(city.streams).toBe(1);
  });

  test("a frame that got lost between tabs is noticed by the next one and fetched", async () => {
    const { write, open } = browser();
    write("一");
    open();
    const tab = open();
    await seconds(2);
    tab.neighbours.mute();
    write("二");
    await seconds(1);
    tab.neighbours.wake();
    write("三");
    await seconds(2);
    expect(tab.texts()).toEqual(["一", "二", "三"]);
  });

  test("[DL-5] a restore starts every tab over", async () => {
    const { city, write, open } = browser();
    for (const text of ["一", "二", "三"]) write(text);
    const tabs = [open(), open(), open()];
    await seconds(2);
    city.restore(id, 1, "00000000-0000-4000-8000-00000000000b");
    await seconds(5);
    write("新");
    await seconds(2);
    for (const { tab, texts } of tabs) {
      expect(tab.epoch).toBe(city.epoch);
      expect(texts()).toEqual(["一", "新"]);
    }
    expect(city.streams).toBe(1);
  });

  test("[DL-5] a tab that comes with an old epoch starts over by itself", async () => {
    const { city, write, open } = browser();
    write("一");
    open();
    await seconds(2);
    const late = open();
    late.tab.epoch = "00000000-0000-4000-8000-00000000dead" as Epoch;
    await seconds(1);
    expect(late.tab.epoch).toBe(city.epoch);
    expect(late.texts()).toEqual(["一"]);
  });

  test("[DL-13] a tab that is looked at reads at once, and wakes the one that reads for all", async () => {
    const { city, write, open } = browser();
    city.network = "hold-back";
    write("一");
    open();
    const looked = open();
    await seconds(20);
    city.network = "open";
    write("二");
    looked.neighbours.look();
    await seconds(1);
    expect(looked.texts()).toEqual(["一", "二"]);
    write("三");
    await seconds(1);
    expect(looked.texts()).toEqual(["一", "二", "三"]);
    expect(city.streams).toBe(1);
  });

  test("[DL-5] a cursor past the city's end starts over too, though the epoch has not changed", async () => {
    const { city, write, open } = browser();
    for (const text of ["一", "二", "三"]) write(text);
    const tabs = [open(), open()];
    await seconds(2);
    city.restore(id, 1, city.epoch);
    city.refuses.set("/api/sync", { status: 409, code: "wrong-epoch", detail: { epoch: city.epoch } });
    tabs[0]?.sync.resync();
    await seconds(1);
    city.refuses.clear();
    await seconds(5);
    for (const { texts } of tabs) expect(texts()).toEqual(["一"]);
  });

  test("signed out in one is signed out in all", async () => {
    const { city, write, open } = browser();
    write("一");
    const tabs = [open(), open(), open()];
    await seconds(2);
    city.refuses.set("/api/sync", { status: 401, code: "not-signed-in" });
    tabs[0]?.sync.resync();
    await seconds(2);
    expect(tabs.map(({ tab }) => tab.signedOut)).toEqual([1, 1, 1]);
    expect(city.streams).toBe(0);
  });

  test("a network that is gone is said in every tab", async () => {
    const { city, write, open } = browser();
    write("一");
    const tabs = [open(), open()];
    await seconds(2);
    city.network = "gone";
    tabs[0]?.sync.resync();
    const { length } = city.asked;
    tabs[1]?.sync.resync();
    await seconds(60);
    expect(city.asked.length - length).toBeLessThan(60);
    for (const { tab } of tabs) expect(tab.states[tab.states.length - 1]).toBe("offline");
    city.network = "open";
    await seconds(35);
    for (const { tab } of tabs) expect(tab.states[tab.states.length - 1]).toBe("online");
    expect(city.streams).toBe(1);
  });
});
