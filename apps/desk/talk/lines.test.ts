import { describe, expect, test } from "vitest";
import type { StaffEntry } from "../../../contract/sync.ts";
import type { IdempotencyKey, StaffId } from "../../../domain/ids.ts";
import { put } from "../../shared/outbox.ts";
import { linesOf } from "./lines.ts";
import { countUnread, justOpened, type Opened, withEntries } from "./opened.ts";

const me = "staff-me" as StaffId;
const other = "staff-other" as StaffId;
const key = "key-1" as IdempotencyKey;
const around = {
  me,
  names: new Map([[other, "みほん二葉"]]),
  now: new Date("2026-11-22T05:00:00.000Z"),
  replies: null,
  holds: false,
};
const yesterday = "2026-11-21T05:00:00.000Z";
const today = (second: number) => new Date(Date.UTC(2026, 10, 22, 4, 0, second)).toISOString();
const theirs = (seq: number, at: string): StaffEntry => ({
  kind: "message",
  by: "consultee",
  seq,
  at,
  text: `t${seq}`,
});

function talkOf(...entries: StaffEntry[]): Opened {
  return withEntries(justOpened, entries);
}

const said = (opened: Opened) =>
  linesOf(opened, around).map((line) =>
    line.kind === "message"
      ? `${line.author}: ${line.row.text} ${line.row.receipt ?? ""}`.trim()
      : line.kind === "unread"
        ? "unread"
        : line.words,
  );

describe("the lines of a talk", () => {
  test("[SE-1] a message that does not open any more keeps its place, with its author", () => {
    const lost: StaffEntry = { kind: "unreadable", by: "consultee", seq: 2, at: today(1) };
    expect(said(talkOf(theirs(1, today(0)), lost, theirs(3, today(2))))).toEqual([
      "今日",
      "相談者: t1",
      "相談者: null",
      "相談者: t3",
    ]);
    // Whose of several counsellors it was is lost with it: to an official it is nobody of theirs.
    const answer: StaffEntry = { kind: "unreadable", by: "counsellor", seq: 2, at: today(1) };
    expect(said(talkOf(theirs(1, today(0)), answer))).toContain("相談員: null");
  });

  test("a day is said where it begins, a claim and the end where they happened", () => {
    expect(
      said(
        talkOf(
          theirs(1, yesterday),
          { kind: "claim", staff: me, claimVersion: 1, seq: 2, at: today(1) },
          { kind: "message", by: "counsellor", staff: me, key, seq: 3, at: today(2), text: "はい" },
          { kind: "read", by: "consultee", upTo: 3, seq: 4, at: today(3) },
          { kind: "close", staff: me, seq: 5, at: today(4) },
        ),
      ),
    ).toEqual([
      "昨日",
      "相談者: t1",
      "今日",
      "あなたが対応を始めました",
      "あなた: はい read",
      "相談を終了しました",
    ]);
  });

  test("a colleague is called by name; one whose name is not known yet is a colleague all the same", () => {
    const by = (staff: StaffId): StaffEntry => ({
      kind: "claim",
      staff,
      claimVersion: 1,
      seq: 2,
      at: today(1),
    });
    expect(said(talkOf(theirs(1, today(0)), by(other)))).toContain("みほん二葉が対応を始めました");
    expect(said(talkOf(theirs(1, today(0)), by("staff-new" as StaffId)))).toContain(
      "ほかの相談員が対応を始めました",
    );
  });

  test("the unread begin at the first words behind what had been read when it was opened", () => {
    const opened = talkOf(theirs(1, today(0)), theirs(2, today(1)), theirs(3, today(2)));
    expect(said({ ...opened, unreadAfter: 1 })).toEqual([
      "今日",
      "相談者: t1",
      "unread",
      "相談者: t2",
      "相談者: t3",
    ]);
    expect(said({ ...opened, unreadAfter: 3 })).not.toContain("unread");
    expect(said(opened)).not.toContain("unread");
  });

  test("what is still on its way stands last, as 送信中", () => {
    const opened = talkOf(theirs(1, today(0)), { kind: "close", staff: me, seq: 2, at: today(1) });
    expect(said({ ...opened, outbox: put([], key, "まだ") })).toEqual([
      "今日",
      "相談者: t1",
      "相談を終了しました",
      "あなた: まだ sending",
    ]);
  });

  test("counts the words the holder has not had on the screen", () => {
    const opened = talkOf(
      theirs(1, today(0)),
      { kind: "claim", staff: me, claimVersion: 1, seq: 2, at: today(1) },
      { kind: "read", by: "counsellor", upTo: 1, seq: 3, at: today(2) },
      theirs(4, today(3)),
      theirs(5, today(4)),
    );
    expect(countUnread(opened)).toBe(2);
  });
});

test("[S8.5] what the service said by itself stands where it was said, in words for adults", () => {
  const reply: StaffEntry = {
    ...{ kind: "automatic", reason: "out-of-hours", seq: 2 },
    ...{ promised: "2026-11-23T23:45:00.000Z", at: today(1) },
  };
  const opened = talkOf(theirs(1, today(0)), reply, theirs(3, today(2)));
  const replies = {
    received: "",
    "long-wait": "",
    closed: "",
    "out-of-hours": "{相談員|そうだんいん}は%time%から",
  };
  const lines = linesOf(opened, { ...around, replies });
  expect(lines.map(({ kind }) => kind)).toEqual(["day", "message", "automatic", "message"]);
  expect(lines[2]).toMatchObject({ text: "相談員は11月24日(火) 8:45から", words: "自動返信（受付時間外）" });
  expect(linesOf(opened, around)[2]).toMatchObject({ text: null });
});
