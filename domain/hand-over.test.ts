import { describe, expect, test } from "vitest";
import { readBriefing } from "./briefing.ts";
import { type Active, type Consultation, claim, open, readByConsultee, reply } from "./consultation.ts";
import { handOver } from "./hand-over.ts";
import { briefingState } from "./history.ts";
import type { ConsultationId, ConsulteeId, IdempotencyKey, StaffId } from "./ids.ts";
import type { Consultee, Staff } from "./people.ts";
import { retract } from "./retract.ts";

const now = new Date("2026-11-22T05:00:00.000Z");
const child: Consultee = { kind: "consultee", id: "child" as ConsulteeId };
const staff = (id: string): Staff => ({
  ...{ kind: "staff", id: id as StaffId, displayName: id, roles: ["counsellor"] },
});
const [one, other] = [staff("one"), staff("other")] as const;
const said = (text: string) => ({ text, key: text as IdempotencyKey });

/** Message 1 of the child, claimed, the briefing read, message 4 of the counsellor. */
function talk(): Active {
  const { next } = open("c" as ConsultationId, 1, child, said("a"), now);
  const claimed = claim(next, one, now)?.next as Active;
  const read = readBriefing(claimed, one, 0, now)?.next as Active;
  return reply(read, one, said("b"), 1, now).next;
}

const done = (to: StaffId | null): Consultation => handOver(talk(), one, to, 1, now)?.next as Consultation;

describe("[S8.8] [CN-17] hand-over", () => {
  test("to a colleague: theirs at once, under a new claim whose briefing is not read", () => {
    const step = handOver(talk(), one, other.id, 1, now);
    expect(step?.next).toMatchObject({
      ...{ state: "active", counsellor: "other", claimVersion: 2, lastSeq: 5, handedOverBy: "one" },
    });
    expect(step?.entry).toEqual({
      ...{ kind: "hand-over", from: "one", to: "other", claimVersion: 2, seq: 5, at: now },
    });
    expect(() => reply(done(other.id), one, said("c"), 1, now)).toThrow("claim-moved");
    expect(() => reply(done(other.id), other, said("c"), 2, now)).toThrow("briefing-unread");
    const { history, claimVersion } = done(other.id);
    expect(briefingState(history, claimVersion)).toBe("unread");
  });

  test("to nobody: it waits again, and whoever claims it gets a newer version and owes nobody", () => {
    expect(done(null)).toMatchObject({ state: "waiting", claimVersion: 2, handedOverBy: null });
    const claimed = claim(done(null), other, now);
    expect(claimed?.entry.claimVersion).toBe(3);
    expect(claimed?.next.handedOverBy).toBeNull();
  });

  test("asked again after a lost answer nothing more happens", () => {
    expect(handOver(done(other.id), one, other.id, 1, now)).toBeNull();
    expect(handOver(done(null), one, null, 1, now)).toBeNull();
  });

  test("[DU-6] a supervisor takes it over, or gives it to somebody else in its holder's place, as of the claim they saw", () => {
    const chief: Staff = { ...staff("chief"), roles: ["supervisor"] };
    const taken = handOver(talk(), chief, chief.id, 1, now);
    expect(taken?.next).toMatchObject({ state: "active", counsellor: "chief", claimVersion: 2 });
    expect(taken?.entry).toMatchObject({ from: "one", to: "chief" });
    expect(handOver(talk(), chief, other.id, 1, now)?.next).toMatchObject({ counsellor: "other" });
    expect(() => handOver(talk(), chief, one.id, 1, now)).toThrow("not-oneself");
    expect(() => handOver(talk(), chief, other.id, 0, now)).toThrow("claim-moved");
    expect(() => handOver(done(null), chief, other.id, 2, now)).toThrow("not-claimed");
    expect(() => reply(taken?.next ?? talk(), one, said("c"), 1, now)).toThrow("claim-moved");
  });

  test("[CN-6] only by the holder, as of the claim they saw, and to somebody else", () => {
    expect(() => handOver(talk(), other, other.id, 1, now)).toThrow("claim-moved");
    expect(() => handOver(talk(), one, other.id, 7, now)).toThrow("claim-moved");
    expect(() => handOver(talk(), one, one.id, 1, now)).toThrow("not-oneself");
    expect(() => handOver(done(other.id), one, null, 1, now)).toThrow("claim-moved");
  });
});

describe("[CN-16] taking back", () => {
  const message = { seq: 4, before: 0 };

  test("what was not read is taken back, and is nothing unread any more; what was read before is refused", () => {
    const step = retract(talk(), one, message, now);
    expect(step.entry).toEqual({ kind: "retract", of: 4, staff: "one", seq: 5, at: now });
    expect(step.next.counsellorSeq).toBe(0);
    const read = readByConsultee(talk(), child, 4, now)?.next as Consultation;
    expect(() => retract(read, one, message, now)).toThrow("already-read");
    expect(readByConsultee(step.next, child, 4, now)).toBeNull();
  });

  test("a newer message stays the newest", () => {
    const newer = reply(talk(), one, said("c"), 1, now).next;
    expect(retract(newer, one, message, now).next.counsellorSeq).toBe(5);
  });

  test("[CN-5] only by whoever holds it", () => {
    expect(() => retract(talk(), other, message, now)).toThrow("claim-moved");
    expect(() => retract(done(null), one, message, now)).toThrow("not-claimed");
  });
});
