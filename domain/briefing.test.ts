import { expect, test } from "vitest";
import { hearNews, readBriefing } from "./briefing.ts";
import { type Active, claim, close, open, release } from "./consultation.ts";
import { disclose } from "./disclose.ts";
import { briefingState } from "./history.ts";
import type { ConsultationId, ConsulteeId, IdempotencyKey, StaffId } from "./ids.ts";
import type { Consultee, Role, Staff } from "./people.ts";
import { emptyRecord, recordFault, writeRecord } from "./record.ts";
import { Refusal } from "./refusal.ts";

const haru: Consultee = { kind: "consultee", id: "haru" as ConsulteeId };
const [one, two] = [staff("one"), staff("two")];
const chief = staff("chief", "supervisor");
const now = new Date("2026-11-02T09:30:00Z");
const first = { text: "はじめまして", key: "k" as IdempotencyKey };
const { next: waiting } = open("c" as ConsultationId, 1024, haru, first, new Date(0));
const active = claim(waiting, one, now)?.next as Active;
const briefed = readBriefing(active, one, 0, now)?.next as Active;

function staff(id: string, ...roles: Role[]): Staff {
  return { kind: "staff", id: id as StaffId, displayName: id, roles: ["counsellor", ...roles] };
}

function refused(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
  }
  return "not refused";
}

const stateOf = ({ history, claimVersion }: Active) => briefingState(history, claimVersion);

test("[BR-1] the holder reads the briefing once for each claim; who, when and which version is an entry", () => {
  expect(stateOf(active)).toBe("unread");
  expect(readBriefing(active, one, 0, now)?.entry).toEqual({
    ...{ kind: "briefing", staff: one.id, version: 0, seq: 3, at: now },
  });
  expect(stateOf(briefed)).toBe("read");
  expect(readBriefing(briefed, one, 0, now)).toBeNull();
  const again = claim(release(briefed, now)?.next ?? waiting, two, now)?.next as Active;
  expect(stateOf(again)).toBe("unread");
  expect(readBriefing(again, two, 0, now)?.entry.seq).toBe(again.lastSeq + 1);
});

test("[BR-1] nobody else reads it in the holder's place, and not before the claim or after the end", () => {
  expect(refused(() => readBriefing(waiting, one, 0, now))).toBe("not-claimed");
  expect(refused(() => readBriefing(active, two, 0, now))).toBe("claim-moved");
  expect(refused(() => readBriefing(active, chief, 0, now))).toBe("claim-moved");
  const closed = close(active, one, now)?.next ?? waiting;
  expect(refused(() => readBriefing(closed, one, 0, now))).toBe("consultation-closed");
});

test("[BR-2] what becomes known makes the reading one of before, and only the newest version can be read", () => {
  const moved = hearNews(briefed, now)?.next as Active;
  expect([stateOf(moved), moved.history.version]).toEqual(["moved", 1]);
  expect(refused(() => readBriefing(moved, one, 0, now))).toBe("briefing-moved");
  expect(refused(() => readBriefing(moved, one, 2, now))).toBe("briefing-moved");
  const read = readBriefing(moved, one, 1, now)?.next as Active;
  expect(stateOf(read)).toBe("read");
  // Before the first reading it is simply part of it; what is closed needs no telling.
  expect(stateOf(hearNews(active, now)?.next as Active)).toBe("unread");
  expect(hearNews(waiting, now)?.next.history.version).toBe(1);
  expect(hearNews(close(briefed, one, now)?.next ?? waiting, now)).toBeNull();
});

test("[BR-3] who holds or held it writes the record, upon the version they saw; a supervisor in anybody's place", () => {
  const closed = close(briefed, one, now)?.next ?? waiting;
  for (const [consultation, by] of [
    [briefed, one],
    [closed, one],
    [closed, chief],
  ] as const) {
    const step = writeRecord(consultation, by, 0, now);
    expect(step.entry).toEqual({
      ...{ kind: "record", staff: by.id, version: 1, seq: consultation.lastSeq + 1, at: now },
    });
    expect(step.next).toMatchObject({ state: consultation.state, recordVersion: 1 });
    expect(refused(() => writeRecord(step.next, by, 0, now))).toBe("record-moved");
    expect(writeRecord(step.next, by, 1, now).entry.version).toBe(2);
  }
  expect(refused(() => writeRecord(closed, two, 0, now))).toBe("claim-moved");
  expect(refused(() => writeRecord(waiting, one, 0, now))).toBe("not-claimed");
  expect(refused(() => writeRecord(waiting, chief, 0, now))).toBe("not-claimed");
});

test("[BR-3] a record says something, of at most 4,000 characters each; a draft may be empty", () => {
  expect([recordFault(emptyRecord), recordFault(emptyRecord, true)]).toEqual(["record-empty", null]);
  expect(recordFault({ ...emptyRecord, concern: " \n" })).toBe("record-empty");
  expect(recordFault({ ...emptyRecord, handOver: "𠮷".repeat(4_000) })).toBeNull();
  for (const isDraft of [true, false]) {
    const fault = (text: string) => recordFault({ ...emptyRecord, promises: text }, isDraft);
    expect(fault("あ".repeat(4_001))).toBe("record-too-long");
    expect([fault("a\0"), fault("\ud800")]).toEqual(["record-malformed", "record-malformed"]);
  }
});

test("[BR-5] something is passed on by who holds or held it or a supervisor, with what allows it", () => {
  expect(disclose(briefed, one, "school", "legal-duty", now).entry).toEqual({
    ...{ kind: "disclosure", staff: one.id, to: "school", ground: "legal-duty", seq: 4, at: now },
  });
  const closed = close(briefed, one, now)?.next ?? waiting;
  expect(disclose(closed, chief, "police", "danger-to-life", now).next.lastSeq).toBe(closed.lastSeq + 1);
  expect(refused(() => disclose(briefed, two, "school", "consent", now))).toBe("claim-moved");
  expect(refused(() => disclose(waiting, one, "school", "consent", now))).toBe("not-claimed");
});
