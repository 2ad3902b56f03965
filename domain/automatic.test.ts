import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { replyToClosing, replyToLongWait, replyToMessage } from "./automatic.ts";
import { type Consultation, claim, close, open, type Step, write } from "./consultation.ts";
import type { AutomaticEntry, Entry } from "./entry.ts";
import { firstSettings } from "./first-settings.ts";
import type { ConsultationId, ConsulteeId, IdempotencyKey, StaffId } from "./ids.ts";
import type { Consultee, Staff } from "./people.ts";
import { automaticReasons, type ReceptionSettings } from "./reception.ts";

const at = (time: string): Date => new Date(`2026-11-${time}+09:00`);
const child: Consultee = { kind: "consultee", id: "c" as ConsulteeId };
const counsellor: Staff = { kind: "staff", id: "s" as StaffId, displayName: "見本", roles: ["counsellor"] };
const words = { text: "ねえ", key: "k" as IdempotencyKey };

const opened = (time: Date, settings = firstSettings) =>
  replyToMessage(settings, open("t" as ConsultationId, 1_001, child, words, time), time);
const again = (before: Consultation, time: Date, settings = firstSettings) =>
  replyToMessage(settings, write(before, child, words, time), time);
const repliesOf = ({ followedBy = [] }: Step) =>
  followedBy.map((entry) => entry.kind === "automatic" && [entry.reason, entry.promised, entry.seq]);

describe("[S8.5] a message is answered by the service itself", () => {
  test("the first one, while a person answers: it has arrived", () => {
    const step = opened(at("20T10:00"));
    expect(repliesOf(step)).toEqual([["received", null, 2]]);
    expect(step.next).toMatchObject({ lastSeq: 2, consulteeSeq: 1, told: ["received"] });
    expect(repliesOf(again(step.next, at("20T10:01")))).toEqual([]);
  });

  test("out of hours: from when on a person answers, once for each such time", () => {
    const first = opened(at("20T22:00"));
    expect(repliesOf(first)).toEqual([["out-of-hours", at("24T08:45"), 2]]);
    const more = again(first.next, at("23T12:00"));
    expect(repliesOf(more)).toEqual([]);
    const tomorrow = again(more.next, at("24T20:00"));
    expect(repliesOf(tomorrow)).toEqual([["out-of-hours", at("25T08:45"), 5]]);
    expect(tomorrow.next.told).toHaveLength(1);
  });

  test("where no opening is known, without a time", () => {
    const period = { from: "2026-04-01", to: "2026-11-20" };
    const over = { ...firstSettings, calendar: { ...firstSettings.calendar, period } };
    expect(repliesOf(opened(at("20T22:00"), over))).toEqual([["out-of-hours", null, 2]]);
  });

  test("not at the stroke of the hour to somebody who is being listened to", () => {
    const talk = claim(opened(at("20T17:00")).next, counsellor, at("20T17:05"));
    if (!talk) throw new Error("Nobody took it.");
    const late = again(talk.next, at("20T17:40"));
    expect(repliesOf(late)).toEqual([]);
    expect(repliesOf(again(late.next, at("20T17:45")))).toEqual([["out-of-hours", at("24T08:45"), 6]]);
  });

  test("and not where the city has turned it off", () => {
    const silent = Object.fromEntries(
      automaticReasons.map((reason) => [reason, { ...firstSettings.replies[reason], on: false }]),
    ) as ReceptionSettings["replies"];
    const settings = { ...firstSettings, replies: silent };
    expect(repliesOf(opened(at("20T10:00"), settings))).toEqual([]);
    expect(repliesOf(opened(at("20T22:00"), settings))).toEqual([]);
    expect(replyToLongWait(settings, opened(at("20T10:00")).next, at("20T11:00"))).toBeNull();
  });
});

test("[S8.5] the end is answered too", () => {
  const talk = claim(opened(at("20T10:00")).next, counsellor, at("20T10:05"));
  const end = talk && close(talk.next, counsellor, at("20T10:30"));
  if (!end) throw new Error("It did not end.");
  const answered = replyToClosing(firstSettings, end, at("20T10:30"));
  expect(repliesOf(answered)).toEqual([["closed", null, 5]]);
  expect(answered.next).toMatchObject({ state: "closed", lastSeq: 5 });
});

describe("[S8.5] a long wait is told", () => {
  const { next } = opened(at("20T17:10"));

  test("after so many minutes of open reception", () => {
    expect(replyToLongWait(firstSettings, next, at("20T17:14"))).toBeNull();
    expect(replyToLongWait(firstSettings, next, at("24T08:54"))).toBeNull();
    const told = replyToLongWait(firstSettings, next, at("24T08:55"));
    expect(told?.entry).toMatchObject({ kind: "automatic", reason: "long-wait", seq: 3 });
    expect(told && replyToLongWait(firstSettings, told.next, at("24T10:00"))).toBeNull();
  });

  test("not at night, and not once somebody came", () => {
    expect(replyToLongWait(firstSettings, next, at("24T20:00"))).toBeNull();
    const talk = claim(next, counsellor, at("24T08:50"));
    expect(talk && replyToLongWait(firstSettings, talk.next, at("24T10:00"))).toBeNull();
  });
});

test("[RC-4] [CN-1] whatever is asked how often: no reply twice, no gap, and nobody's words are counted as more", () => {
  const minutes = fc.array(fc.tuple(fc.constantFrom("write", "wait", "claim", "close"), fc.nat(3_000)), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(minutes, (acts) => {
      let time = at("20T08:00").getTime();
      const first = opened(new Date(time));
      let now: Consultation = first.next;
      const entries: Entry[] = [first.entry, ...(first.followedBy ?? [])];
      for (const [act, later] of acts) {
        time += later * 60_000;
        const instant = new Date(time);
        const step = stepOf(act, now, instant);
        if (!step) continue;
        now = step.next;
        entries.push(step.entry, ...(step.followedBy ?? []));
      }
      expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, n) => n + 1));
      expect(now.lastSeq).toBe(entries.length);
      const replies = entries.filter((entry): entry is AutomaticEntry => entry.kind === "automatic");
      const keys = replies.map(({ reason, promised }) => `${reason} ${promised?.toISOString()}`);
      expect(new Set(keys).size).toBe(keys.length);
      const written = entries.filter(({ kind }) => kind === "message").map(({ seq }) => seq);
      expect(now.consulteeSeq).toBe(written.at(-1));
      expect(now.told.length).toBeLessThanOrEqual(automaticReasons.length);
    }),
  );
});

function stepOf(act: string, now: Consultation, instant: Date): Step | null {
  if (act === "wait") return replyToLongWait(firstSettings, now, instant);
  if (now.state === "closed") return null;
  if (act === "write") return again(now, instant);
  if (act === "claim") return claim(now, counsellor, instant);
  if (now.state === "waiting") return null;
  const end = close(now, counsellor, instant);
  return end && replyToClosing(firstSettings, end, instant);
}
