import { describe, expect, test } from "vitest";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { ConsultationId, StaffId } from "../../../domain/ids.ts";
import { watchAim } from "./aim.ts";
import { arrange } from "./arrange.ts";
import { arrivals } from "./arrivals.ts";
import { rowByKey, tabStop } from "./keys.ts";
import { emptyList, takeFrame } from "./list.ts";
import { rowWords } from "./row.ts";
import { waitingTime } from "./waiting-time.ts";

const me = "staff-me" as StaffId;
const other = "staff-other" as StaffId;
const now = new Date("2026-11-22T05:12:30.000Z");
const around = {
  me,
  names: new Map([[other, "みほん二葉"]]),
  now,
  unreadCount: null,
  presence: "unknown" as const,
};

function row(more: Partial<ConsultationSummary> = {}): ConsultationSummary {
  return {
    id: "c1" as ConsultationId,
    number: 1024,
    entrance: "web",
    deletedAt: null,
    state: "waiting",
    counsellor: null,
    openedAt: "2026-11-22T05:00:00.000Z",
    lastAt: "2026-11-22T05:05:00.000Z",
    lastSeq: 4,
    consulteeSeq: 4,
    counsellorSeq: 0,
    consulteeRead: 0,
    counsellorRead: 1,
    claimVersion: 0,
    attributes: { told: {}, tagged: {} },
    historyVersion: 0,
    briefing: "read",
    recordVersion: 0,
    handedOverBy: null,
    urgent: false,
    ...more,
  };
}
const mine = row({ state: "active", counsellor: me });

describe("a row in words", () => {
  test("a waiting one says how long, and not that nobody has read it", () => {
    expect(rowWords(row(), around)).toMatchObject({
      number: "#1024",
      entrance: "Web",
      about: "",
      stateWords: "待っています",
      time: "12分",
      timeLabel: "12分待っています",
      unread: null,
    });
  });

  test("one's own says how much is unread, exactly where that is known", () => {
    expect(rowWords(mine, around)).toMatchObject({
      stateWords: "対応中・自分",
      time: "14:05",
      unread: "未読",
    });
    expect(rowWords(mine, { ...around, unreadCount: 2 }).unread).toBe("未読 2");
    expect(rowWords(mine, { ...around, unreadCount: 0 }).unread).toBeNull();
    expect(rowWords({ ...mine, counsellorRead: 4 }, { ...around, unreadCount: 0 }).unread).toBeNull();
  });

  test("a colleague's carries the name, and what is unread there is theirs", () => {
    const held = row({ state: "active", counsellor: other, entrance: "line" });
    expect(rowWords(held, around)).toMatchObject({
      entrance: "LINE",
      stateWords: "対応中・みほん二葉",
      unread: null,
    });
    expect(rowWords({ ...held, counsellor: "gone" as StaffId }, around).stateWords).toBe(
      "対応中・ほかの相談員",
    );
  });

  test("a closed one says when, by the day where it was not today", () => {
    const closed = row({ state: "closed", counsellor: other, lastAt: "2026-11-20T05:05:00.000Z" });
    expect(rowWords(closed, around)).toMatchObject({
      stateWords: "終了",
      time: "11月20日(金)",
      unread: null,
    });
  });

  test.each([
    [0, "1分未満"],
    [59, "1分未満"],
    [60, "1分"],
    [12 * 60 + 59, "12分"],
    [3_600, "1時間"],
    [3_600 + 300, "1時間5分"],
    [86_400, "1日"],
    [2 * 86_400 + 3 * 3_600 + 59, "2日3時間"],
    [-30, "1分未満"],
  ])("after %i seconds: %s", (seconds, said) => {
    expect(waitingTime("2026-11-22T05:00:00.000Z", Date.UTC(2026, 10, 22, 5, 0, seconds))).toBe(said);
  });
});

describe("[UC-7] what a person marked as urgent", () => {
  const ids = (...rows: ConsultationSummary[]) =>
    arrange({ after: "1", rows: new Map(rows.map((one) => [one.id, one])) }, me).waiting;
  const at = (id: string, minute: number, urgent = false) =>
    row({ id: id as ConsultationId, openedAt: `2026-11-22T05:0${minute}:00.000Z`, urgent });

  test("comes first among those that wait, by arrival within; the rest by arrival", () => {
    expect(ids(at("a", 1), at("b", 2), at("c", 3, true), at("d", 4, true))).toEqual(["c", "d", "a", "b"]);
  });

  test("is said in its row, until it is closed", () => {
    expect(rowWords(row({ urgent: true }), around).urgent).toBe(true);
    expect(rowWords(row({ state: "closed", counsellor: me, urgent: true }), around).urgent).toBe(false);
  });
});

describe("keys in the list", () => {
  const [a, b, c] = ["a", "b", "c"] as unknown as [ConsultationId, ConsultationId, ConsultationId];
  const drawn = { waiting: [a], mine: [], others: [], closed: [b, c] };

  test("lead from row to row over the sections, and stop at the ends", () => {
    expect(rowByKey(drawn, a, "ArrowDown")).toBe(b);
    expect(rowByKey(drawn, c, "ArrowDown")).toBeNull();
    expect(rowByKey(drawn, b, "ArrowUp")).toBe(a);
    expect(rowByKey(drawn, a, "ArrowUp")).toBeNull();
    expect(rowByKey(drawn, a, "End")).toBe(c);
    expect(rowByKey(drawn, c, "Home")).toBe(a);
    expect(rowByKey(drawn, null, "ArrowDown")).toBe(a);
    expect(rowByKey(drawn, a, "x")).toBeNull();
  });

  test("Tab reaches one row: where one was, else the opened one, else the first", () => {
    expect(tabStop(drawn, b, c)).toBe(b);
    expect(tabStop(drawn, null, c)).toBe(c);
    expect(tabStop(drawn, "gone" as ConsultationId, null)).toBe(a);
    expect(tabStop({ waiting: [], mine: [], others: [], closed: [] }, null, null)).toBeNull();
  });
});

describe("arrivals", () => {
  const frame = (whole: boolean, ...changes: ConsultationSummary[]) =>
    ({ t: "desk", after: "1", whole, changes }) as const;

  test("are named once; the first reading of the list is none", () => {
    const first = takeFrame(emptyList, frame(true, row()));
    expect(arrivals(emptyList, first)).toEqual([]);
    const second = takeFrame(first, frame(false, row({ id: "c2" as ConsultationId, number: 1025 })));
    expect(arrivals(first, second)).toEqual([1025]);
    expect(arrivals(second, takeFrame(second, frame(false, row({ lastSeq: 9 }))))).toEqual([]);
  });
});

describe("aiming", () => {
  test("ends when the pointer leaves, and when it has rested for ten seconds", () => {
    const timers: { millis: number; then: () => void; off: boolean }[] = [];
    let released = 0;
    const aim = watchAim(
      {
        now: () => 0,
        random: () => 0,
        after(millis, then) {
          const timer = { millis, then, off: false };
          timers.push(timer);
          return () => {
            timer.off = true;
          };
        },
      },
      () => void released++,
    );
    aim.over("a" as ConsultationId);
    aim.over("b" as ConsultationId);
    expect(timers.map(({ millis, off }) => [millis, off])).toEqual([
      [10_000, true],
      [10_000, false],
    ]);
    timers[1]?.then();
    expect([aim.now(), released]).toEqual([null, 1]);
    aim.over("a" as ConsultationId);
    expect(aim.now()).toBe("a");
    aim.leave();
    aim.leave();
    expect([aim.now(), released]).toEqual([null, 2]);
  });
});
