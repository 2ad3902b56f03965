import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Frame } from "../../contract/sync.ts";
import { fakeCity } from "../shared/fake-city.ts";
import { startReading } from "../shared/reading.ts";
import { rowsOf } from "../shared/rows.ts";
import { phaseOf } from "./page.ts";
import { startVisit, type Visit } from "./visit.ts";

const visits: Visit[] = [];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  for (const visit of visits.splice(0)) visit.end();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

type City = ReturnType<typeof fakeCity>;

function arrival(city: City = fakeCity(), sync: typeof startReading = startReading) {
  vi.stubGlobal("fetch", city.fetch);
  const visit = startVisit({ onChange() {}, sync });
  visits.push(visit);
  const say = (text: string) => {
    visit.write(text);
    visit.send();
  };
  const screen = () =>
    rowsOf(visit.page().talk, visit.page().outbox, "consultee").map(
      ({ text, receipt }) => `${text}:${receipt}`,
    );
  const stored = () =>
    city.newest ? city.talk(city.newest.id).flatMap((one) => (one.kind === "message" ? [one.text] : [])) : [];
  return { city, visit, say, screen, stored };
}

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1_000);

describe("write first", () => {
  test("no form, no question: the first おくる opens the consultation, the next ones go into it", async () => {
    const { city, say, screen, stored, visit } = arrival();
    say("きいて");
    say("つらい");
    expect(screen()).toEqual(["きいて:sending", "つらい:sending"]);
    await seconds(1);
    expect(stored()).toEqual(["きいて", "つらい"]);
    expect(screen()).toEqual(["きいて:delivered", "つらい:delivered"]);
    expect(city.asking("/api/open")).toHaveLength(1);
    expect(city.asking("/api/arrive")).toHaveLength(1);
    expect(visit.page().draft).toBe("");
  });

  test("written before the city answered at all", async () => {
    const { city, say, stored } = arrival(fakeCity("gone"));
    say("きいて");
    await seconds(20);
    city.network = "open";
    await seconds(35);
    expect(stored()).toEqual(["きいて"]);
  });

  test("[DL-2] [DL-9] an answer that got lost: stored once, shown once", async () => {
    const { city, say, screen, stored } = arrival();
    await seconds(1);
    city.losesNextAnswer = true;
    say("きいて");
    await seconds(35);
    expect(stored()).toEqual(["きいて"]);
    expect(screen()).toEqual(["きいて:delivered"]);
  });

  test("おくる pressed ten times sends once", async () => {
    const { visit, stored } = arrival();
    visit.write("きいて");
    for (let press = 0; press < 10; press++) visit.send();
    await seconds(2);
    expect(stored()).toEqual(["きいて"]);
    expect(visit.page().fault).toBe("message-empty");
  });
});

describe("the talk", () => {
  test("answers, read marks and the end are seen", async () => {
    const { city, say, screen, visit } = arrival();
    say("きいて");
    await seconds(1);
    const id = city.newest?.id as never;
    city.say(id, { kind: "claim" });
    city.say(id, { kind: "read", by: "counsellor", upTo: 1 });
    city.say(id, { kind: "message", by: "counsellor", text: "はい" });
    await seconds(1);
    expect(screen()).toEqual(["きいて:read", "はい:null"]);
    expect(phaseOf(visit.page())).toBe("talking");
    city.say(id, { kind: "close" });
    await seconds(1);
    expect(phaseOf(visit.page())).toBe("closed");
  });

  test("[DL-4] a hole in what came is noticed and read again", async () => {
    let asked = 0;
    let pass: (frame: Frame) => void = () => {};
    const { city, say, screen } = arrival(fakeCity(), (options) => {
      pass = options.onFrame;
      return { wantsChanged() {}, resync: () => void asked++, hurry() {}, stop() {} };
    });
    say("一");
    await seconds(1);
    const consultation = city.newest?.id as never;
    city.say(consultation, { kind: "message", by: "counsellor", text: "二" });
    city.say(consultation, { kind: "message", by: "counsellor", text: "三" });
    const entries = city.talk(consultation);
    pass({ t: "entries", consultation, entries: entries.slice(2) });
    expect(asked).toBe(1);
    pass({ t: "entries", consultation, entries });
    expect(screen()).toEqual(["一:delivered", "二:null", "三:null"]);
    expect(asked).toBe(1);
  });

  test("after a reload it is there again", async () => {
    const first = arrival();
    first.say("きいて");
    await seconds(1);
    first.visit.end();
    const { screen, say, stored } = arrival(first.city);
    await seconds(1);
    expect(screen()).toEqual(["きいて:delivered"]);
    say("つづき");
    await seconds(1);
    expect(stored()).toEqual(["きいて", "つづき"]);
  });

  test("[F16] two tabs that have not looked at each other: each has its own, and nothing is lost", async () => {
    const first = arrival();
    const second = arrival(first.city);
    await seconds(1);
    first.say("きいて");
    await seconds(1);
    second.say("こちらから");
    await seconds(2);
    expect(second.screen()).toEqual(["こちらから:delivered"]);
    expect(first.screen()).toEqual(["きいて:delivered"]);
  });
});

describe("[TX-3] bad input stays in the box and is said", () => {
  test.each([
    ["", "message-empty"],
    [" \n　", "message-empty"],
    ["あ".repeat(4_001), "message-too-long"],
    ["こわれた\ud83d", "message-malformed"],
    ["\0", "message-malformed"],
  ])("%#", async (text, fault) => {
    const { city, say, visit } = arrival();
    say(text);
    await seconds(1);
    expect(visit.page()).toMatchObject({ draft: text, fault });
    expect(city.asking("/api/open")).toEqual([]);
    visit.write("なおした");
    expect(visit.page().fault).toBeNull();
  });

  test("what the server refuses stays on the screen, says so, and can be taken back", async () => {
    const { city, say, screen, visit } = arrival();
    await seconds(1);
    city.refuses.set("/api/open", { status: 409, code: "key-reused" });
    say("だいじなこと");
    await seconds(1);
    expect(screen()).toEqual(["だいじなこと:failed"]);
    visit.write("いま");
    visit.takeBack(visit.page().outbox[0]?.key as never);
    expect(visit.page().draft).toBe("だいじなこと\n\nいま");
    expect(screen()).toEqual([]);
  });

  test("a refusal that lasts is said in the end, not tried for ever", async () => {
    const { city, say, screen } = arrival();
    await seconds(1);
    city.refuses.set("/api/open", { status: 403, code: "not-allowed" });
    say("だいじなこと");
    await seconds(120);
    expect(screen()).toEqual(["だいじなこと:failed"]);
  });
});

describe("closed", () => {
  async function closed() {
    const talk = arrival();
    talk.say("きいて");
    await seconds(1);
    talk.city.say(talk.city.newest?.id as never, { kind: "close" });
    if (talk.city.newest) talk.city.newest.state = "closed";
    return talk;
  }

  test("[CN-3] written in the same moment: said, kept, and sent in a new one", async () => {
    const { city, say, screen, stored, visit } = await closed();
    say("まだある");
    await seconds(1);
    expect(screen()).toEqual(["きいて:delivered", "まだある:failed"]);
    visit.write("それと");
    visit.startAnew();
    expect(visit.page()).toMatchObject({ draft: "まだある\n\nそれと", consultation: null });
    expect(phaseOf(visit.page())).toBe("entrance");
    visit.send();
    await seconds(1);
    expect(city.asking("/api/open")).toHaveLength(2);
    expect(stored()).toEqual(["まだある\n\nそれと"]);
    expect(screen()).toEqual(["まだある\n\nそれと:delivered"]);
  });

  test("[CB-9] deleted: nothing of it stays on the page or in its outbox; what is being typed is kept", async () => {
    const { city, screen, visit } = await closed();
    visit.write("とちゅう");
    city.say(city.newest?.id as never, { kind: "deleted" });
    await seconds(1);
    expect(screen()).toEqual([]);
    expect(visit.page()).toMatchObject({ outbox: [], draft: "とちゅう" });
    expect(JSON.stringify(visit.page())).not.toContain("きいて");
    expect(phaseOf(visit.page())).toBe("closed");
    expect(visit.page().talk.deletedAt).not.toBeNull();
  });

  test("after a reload the end is still told, and what is typed is kept", async () => {
    const before = await closed();
    before.visit.end();
    const { visit } = arrival(before.city);
    visit.write("もういちど");
    await seconds(1);
    expect(phaseOf(visit.page())).toBe("closed");
    visit.startAnew();
    await seconds(1);
    expect(visit.page()).toMatchObject({ draft: "もういちど", consultation: null });
  });

  test("who presses おくる before the old end was known gets a new one", async () => {
    const before = await closed();
    before.visit.end();
    const { city, say, stored } = arrival(before.city);
    say("もういちど");
    await seconds(1);
    expect(stored()).toEqual(["もういちど"]);
    expect(city.asking("/api/open")).toHaveLength(2);
  });
});

describe("[DL-13] the page wakes up", () => {
  function browser() {
    const document = Object.assign(new EventTarget(), { visibilityState: "visible" });
    const window = new EventTarget();
    vi.stubGlobal("document", document);
    vi.stubGlobal("addEventListener", window.addEventListener.bind(window));
    vi.stubGlobal("removeEventListener", window.removeEventListener.bind(window));
    return { wake: () => window.dispatchEvent(new Event("focus")), window };
  }

  test("what another tab has begun meanwhile is found", async () => {
    const { wake } = browser();
    const first = arrival();
    const second = arrival(first.city);
    await seconds(1);
    first.say("きいて");
    await seconds(1);
    wake();
    await seconds(1);
    expect(second.screen()).toEqual(["きいて:delivered"]);
    second.say("つづき");
    await seconds(1);
    expect(first.screen()).toEqual(["きいて:delivered", "つづき:delivered"]);
  });

  test("the closed one that was left behind does not come back", async () => {
    const { wake } = browser();
    const { city, say, visit } = arrival();
    say("きいて");
    await seconds(1);
    city.say(city.newest?.id as never, { kind: "close" });
    if (city.newest) city.newest.state = "closed";
    await seconds(1);
    visit.startAnew();
    wake();
    await seconds(1);
    expect(phaseOf(visit.page())).toBe("entrance");
  });

  test("the device says that it has no network: said at once", async () => {
    const { window } = browser();
    const { visit } = arrival();
    await seconds(1);
    window.dispatchEvent(new Event("offline"));
    expect(visit.page().offline).toBe(true);
  });
});

describe("what gets through one way hurries the other", () => {
  test("a message delivered: the sync does not wait out its pause", async () => {
    const { city, say, screen } = arrival();
    say("一");
    await seconds(1);
    const id = city.newest?.id as never;
    vi.spyOn(Math, "random").mockReturnValue(0.999);
    city.network = "gone";
    city.cutStreams();
    await seconds(200);
    city.network = "open";
    city.say(id, { kind: "message", by: "counsellor", text: "はい" });
    say("二");
    await seconds(1);
    expect(screen()).toEqual(["一:delivered", "はい:null", "二:delivered"]);
    vi.restoreAllMocks();
  });

  test("the sync is back: what waits to be sent does not wait out its pause", async () => {
    let back = (): void => {};
    const { city, say, stored } = arrival(fakeCity(), (options) => {
      back = () => options.onState?.("online");
      return startReading(options);
    });
    say("一");
    await seconds(1);
    vi.spyOn(Math, "random").mockReturnValue(0.999);
    city.refuses.set("/api/send", { status: 503, code: "busy" });
    say("二");
    await seconds(100);
    city.refuses.clear();
    back();
    await seconds(1);
    expect(stored()).toEqual(["一", "二"]);
    vi.restoreAllMocks();
  });
});

describe("[DL-5] a restore", () => {
  const other = "00000000-0000-4000-8000-00000000000b";

  test("regains what the open page holds, by the old keys, in order", async () => {
    const { city, say, stored, screen, visit } = arrival();
    for (const text of ["一", "二", "三"]) say(text);
    await seconds(1);
    const keys = visit.page().outbox.map(({ key }) => key);
    city.restore(city.newest?.id as never, 1, other);
    await seconds(5);
    expect(stored()).toEqual(["一", "二", "三"]);
    expect(city.talk(city.newest?.id as never).flatMap((one) => ("key" in one ? [one.key] : []))).toEqual(
      keys,
    );
    expect(screen()).toEqual(["一:delivered", "二:delivered", "三:delivered"]);
  });

  test("that knows nothing of the consultation: opened again with the first held message, and the rest sent", async () => {
    const { city, say, stored, screen } = arrival();
    for (const text of ["一", "二", "三"]) say(text);
    await seconds(1);
    city.restore(city.newest?.id as never, 0, other);
    await seconds(10);
    expect(stored()).toEqual(["一", "二", "三"]);
    expect(screen()).toEqual(["一:delivered", "二:delivered", "三:delivered"]);
    say("四");
    await seconds(1);
    expect(stored()).toEqual(["一", "二", "三", "四"]);
  });

  test("that knows nothing of it and is slow to answer: still in order", async () => {
    const { city, say, stored } = arrival();
    for (const text of ["一", "二"]) say(text);
    await seconds(1);
    city.restore(city.newest?.id as never, 0, other);
    city.refuses.set("/api/arrive", { status: 503, code: "busy" });
    say("三");
    await seconds(20);
    expect(city.newest).toBeNull();
    city.refuses.clear();
    await seconds(35);
    expect(stored()).toEqual(["一", "二", "三"]);
  });

  test("in the middle of writing: what is on its way arrives once", async () => {
    const { city, say, stored } = arrival();
    say("一");
    await seconds(1);
    city.network = "gone";
    say("二");
    await seconds(3);
    city.restore(city.newest?.id as never, 0, other);
    city.network = "open";
    await seconds(40);
    expect(stored()).toEqual(["一", "二"]);
  });
});

describe("offline", () => {
  test("said calmly after a while, not at the first failure; everything goes out when it is back", async () => {
    const { city, say, stored, visit } = arrival();
    say("一");
    await seconds(1);
    city.network = "gone";
    city.restore(city.newest?.id as never, 1, city.epoch);
    say("二");
    await seconds(2);
    expect(visit.page().offline).toBe(false);
    await seconds(30);
    expect(visit.page().offline).toBe(true);
    city.network = "open";
    await seconds(35);
    expect(visit.page().offline).toBe(false);
    expect(stored()).toEqual(["一", "二"]);
  });

  test("[F14] a filter's page in place of every answer is no network", async () => {
    const { city, say, stored, visit } = arrival(fakeCity("block-page"));
    say("一");
    await seconds(20);
    expect(visit.page().offline).toBe(true);
    city.network = "open";
    await seconds(35);
    expect(stored()).toEqual(["一"]);
  });
});

describe("[SE-7] the token is gone", () => {
  const other = "00000000-0000-4000-8000-0000000000bb";

  test("while nothing was opened (a browser that keeps no cookies): asked for again, and the words get through", async () => {
    const { city, say, stored } = arrival();
    await seconds(1);
    city.visitor = other;
    city.refuses.set("/api/open", { status: 401, code: "not-signed-in", until: "/api/arrive" });
    say("一");
    await seconds(10);
    expect(stored()).toEqual(["一"]);
  });

  test("とじる in another tab, and somebody else has come: nothing is shown, nothing sent in their name, the rest is in the box", async () => {
    const { city, say, screen, stored, visit } = arrival();
    say("一");
    await seconds(1);
    const { id } = city.newest ?? {};
    city.visitor = other;
    city.newest = null;
    city.refuses.set("/api/send", { status: 404, code: "not-found" });
    say("二");
    visit.write("三");
    await seconds(40);
    expect(screen()).toEqual([]);
    expect(visit.page()).toMatchObject({ consultation: null, outbox: [], draft: "二\n\n三" });
    expect(city.talk(id as never)).toHaveLength(1);
    expect(city.asking("/api/open")).toHaveLength(1);
    expect(stored()).toEqual([]);
  });

  test("the same, found out by the stream alone", async () => {
    const { city, say, screen, visit } = arrival();
    say("一");
    await seconds(1);
    city.visitor = other;
    city.newest = null;
    city.refuses.set("/api/sync", { status: 401, code: "not-signed-in", until: "/api/arrive" });
    city.cutStreams();
    await seconds(40);
    expect(screen()).toEqual([]);
    expect(visit.page()).toMatchObject({ consultation: null, outbox: [], draft: "" });
    expect(city.asking("/api/open")).toHaveLength(1);
  });
});

test("とじる: nothing is asked any more, nothing is held", async () => {
  const { city, say, visit } = arrival();
  say("一");
  await seconds(1);
  visit.end();
  const { length } = city.asked;
  await seconds(120);
  expect(city.asked).toHaveLength(length);
  expect(city.streams).toBe(0);
  expect(visit.page()).toMatchObject({ outbox: [], draft: "", consultation: null });
});
