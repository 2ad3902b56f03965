import { expect, test } from "vitest";
import {
  type Active,
  type Consultation,
  claim,
  close,
  open,
  readByConsultee,
  readByCounsellor,
  release,
  reply,
  type Step,
  type Written,
  write,
} from "./consultation.ts";
import type { ConsultationId, ConsulteeId, IdempotencyKey, StaffId } from "./ids.ts";
import type { Consultee, Role, Staff } from "./people.ts";
import { Refusal } from "./refusal.ts";

const haru: Consultee = { kind: "consultee", id: "haru" as ConsulteeId };
const bully: Consultee = { kind: "consultee", id: "bully" as ConsulteeId };
const [one, two] = [staff("one"), staff("two")];
const supervisor = staff("chief", "supervisor");
const later = new Date("2026-11-02T09:30:00Z");

function staff(id: string, ...roles: Role[]): Staff {
  return { kind: "staff", id: id as StaffId, displayName: id, roles: ["counsellor", ...roles] };
}

function said(text: string): Written {
  return { text, key: `key of ${text}` as IdempotencyKey };
}

const { next: waiting, entry: first } = open(
  "c" as ConsultationId,
  1024,
  haru,
  said("はじめまして"),
  new Date(0),
);
const claimed = claim(waiting, one, later)?.next as Active;
/** As of the same entry, so that what follows has the numbers of a talk that was just claimed. */
const active: Active = { ...claimed, history: { version: 0, readForClaim: 1, readVersion: 0 } };
const closed = close(active, one, later)?.next as Consultation;

function refused(act: () => Step | null): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
  }
  return "not refused";
}

test("[CN-10] a consultation is opened by its first message: there is no empty one", () => {
  expect(first).toEqual({
    kind: "message",
    by: "consultee",
    seq: 1,
    at: new Date(0),
    ...said("はじめまして"),
  });
  expect(waiting).toMatchObject({ state: "waiting", lastSeq: 1, consulteeSeq: 1, claimVersion: 0 });
  for (const text of ["", " ", "\u3000\n\t"]) {
    expect(refused(() => open(waiting.id, 1, haru, said(text), later))).toBe("message-empty");
  }
});

test("[TX-1] a faulty text is refused on every way in, with its own code", () => {
  const faults = {
    "message-empty": "\n",
    "message-too-long": "あ".repeat(4_001),
    "message-malformed": "a\0",
  };
  for (const [code, text] of Object.entries(faults)) {
    expect(refused(() => open(waiting.id, 1, haru, said(text), later))).toBe(code);
    expect(refused(() => write(waiting, haru, said(text), later))).toBe(code);
    expect(refused(() => reply(active, one, said(text), 1, later))).toBe(code);
  }
});

test("[CN-3] waiting and active consultations take messages, a closed one refuses them", () => {
  for (const consultation of [waiting, active]) {
    const { next, entry } = write(consultation, haru, said("きいて"), later);
    expect(entry).toMatchObject({
      kind: "message",
      by: "consultee",
      seq: consultation.lastSeq + 1,
      text: "きいて",
    });
    expect(next).toEqual({ ...consultation, lastSeq: entry.seq, lastAt: later, consulteeSeq: entry.seq });
  }
  expect(refused(() => write(closed, haru, said("きいて"), later))).toBe("consultation-closed");
  expect(refused(() => reply(closed, one, said("はい"), 1, later))).toBe("consultation-closed");
});

test("[CN-4] [AC-2] only its own consultee writes and reads as the consultee; another learns nothing of its state", () => {
  for (const consultation of [waiting, active, closed]) {
    expect(refused(() => write(consultation, bully, said("みつけた"), later))).toBe("not-found");
    expect(refused(() => write(consultation, bully, said("あ".repeat(4_001)), later))).toBe("not-found");
    expect(refused(() => readByConsultee(consultation, bully, 1, later))).toBe("not-found");
  }
});

test("[CN-5] only the counsellor who holds the claim writes as the counsellor, not even a supervisor", () => {
  const { next, entry } = reply(active, one, said("はい"), 1, later);
  expect(entry).toMatchObject({ kind: "message", by: "counsellor", staff: one.id, seq: 3, text: "はい" });
  expect(next).toEqual({ ...active, lastSeq: 3, lastAt: later, counsellorSeq: 3 });
  expect(refused(() => reply(waiting, one, said("はい"), 0, later))).toBe("not-claimed");
  expect(refused(() => reply(active, two, said("はい"), 1, later))).toBe("claim-moved");
  expect(refused(() => reply(active, supervisor, said("はい"), 1, later))).toBe("claim-moved");
});

test("[CN-6] a reply made on another claim than the present one is refused, earlier or later", () => {
  const taken = { ...active, claimVersion: 7, history: { ...active.history, readForClaim: 7 } };
  for (const seen of [0, 6, 8, Number.MAX_SAFE_INTEGER]) {
    expect(refused(() => reply(taken, one, said("はい"), seen, later))).toBe("claim-moved");
  }
  expect(reply(taken, one, said("はい"), 7, later).entry.seq).toBe(3);
});

test("[S8.8] [BR-1] [BR-2] no reply before the holder has read the briefing, for this claim and as of what is known now", () => {
  const says = (consultation: Consultation) =>
    refused(() => reply(consultation, one, said("はい"), 1, later));
  expect(says(claimed)).toBe("briefing-unread");
  expect(says({ ...active, history: { ...active.history, version: 1 } })).toBe("briefing-moved");
  expect(says({ ...active, history: { version: 0, readForClaim: 2, readVersion: 0 } })).toBe(
    "briefing-unread",
  );
  expect(says(active)).toBe("not refused");
});

test("[CN-7] the first counsellor gets a waiting consultation; claiming again what one holds changes nothing", () => {
  expect(claim(waiting, one, later)).toEqual({
    next: {
      ...waiting,
      state: "active",
      counsellor: one.id,
      claimedAt: later,
      claimVersion: 1,
      lastSeq: 2,
      lastAt: later,
    },
    entry: { kind: "claim", staff: one.id, claimVersion: 1, seq: 2, at: later },
  });
  expect(claim(active, one, later)).toBeNull();
  expect(refused(() => claim(active, two, later))).toBe("already-claimed");
  expect(refused(() => claim(closed, one, later))).toBe("consultation-closed");
});

test("[CN-8] a read mark only moves forward, and never past the last message of the other side", () => {
  const answered = reply(active, one, said("はい"), 1, later).next;
  expect(readByConsultee(active, haru, 99, later)).toBeNull();
  const read = readByConsultee(answered, haru, 2_147_483_647, later);
  expect(read?.entry).toEqual({ kind: "read", by: "consultee", upTo: 3, seq: 4, at: later });
  expect(read?.next).toMatchObject({ consulteeRead: 3, counsellorRead: 0, lastSeq: 4 });
  for (const upTo of [0, 1, 2, 3, 4])
    expect(readByConsultee(read?.next ?? answered, haru, upTo, later)).toBeNull();
});

test("[CN-8] of the staff only the holder's reading counts; a colleague looking on leaves no mark", () => {
  expect(readByCounsellor(active, one, 9, later)?.entry).toMatchObject({ by: "counsellor", upTo: 1, seq: 3 });
  expect(readByCounsellor(active, two, 9, later)).toBeNull();
  expect(readByCounsellor(active, supervisor, 9, later)).toBeNull();
  expect(readByCounsellor(waiting, one, 9, later)).toBeNull();
  expect(readByCounsellor(closed, one, 9, later)).toBeNull();
});

test("[CN-9] only the holder of the claim closes, not even a supervisor; closing what is closed changes nothing", () => {
  const { claimedAt: _, ...rest } = active;
  expect(close(active, one, later)).toEqual({
    next: { ...rest, state: "closed", closedAt: later, deletedAt: null, lastSeq: 3, lastAt: later },
    entry: { kind: "close", staff: one.id, seq: 3, at: later },
  });
  for (const other of [two, supervisor])
    expect(refused(() => close(active, other, later))).toBe("claim-moved");
  expect(refused(() => close(waiting, one, later))).toBe("not-claimed");
  for (const who of [one, two, supervisor]) expect(close(closed, who, later)).toBeNull();
});

test("[TX-2] a text is kept as it was written: not trimmed, not corrected", () => {
  const text = "  \r\n<b>ﾊﾝｶｸ</b>\u200b𠮷が\u0301 \t";
  expect(write(waiting, haru, said(text), later).entry.text).toBe(text);
});

test("[CN-12] what is released waits again with all that was said; what nobody holds stays as it is", () => {
  expect(release(waiting, later)).toBeNull();
  expect(release(closed, later)).toBeNull();
  const step = release(active, later);
  expect(step?.entry).toEqual({ kind: "release", claimVersion: 2, seq: 3, at: later });
  expect(step?.next).toEqual({
    ...{ ...waiting, history: active.history },
    ...{ claimVersion: 2, lastSeq: 3, lastAt: later },
  });
  const next = claim(step?.next as Consultation, two, later)?.next;
  expect(next).toMatchObject({ counsellor: two.id, claimVersion: 3 });
  expect(refused(() => reply(next as Consultation, two, said("はい"), 1, later))).toBe("claim-moved");
});
