import fc from "fast-check";
import { expect, test } from "vitest";
import { type Attributes, noAnswer } from "./attributes.ts";
import { hearNews, readBriefing } from "./briefing.ts";
import { answerConsent, askConsent } from "./consent.ts";
import {
  type Consultation,
  claim,
  close,
  open,
  readByConsultee,
  readByCounsellor,
  release,
  reply,
  type Step,
  write,
} from "./consultation.ts";
import { disclose } from "./disclose.ts";
import { type Consents, consentAnswers } from "./disclosure.ts";
import type { Entry } from "./entry.ts";
import { handOver } from "./hand-over.ts";
import type { ConsultationId, ConsulteeId, IdempotencyKey, StaffId } from "./ids.ts";
import type { Consultee, Role, Staff } from "./people.ts";
import { writeRecord } from "./record.ts";
import { Refusal } from "./refusal.ts";
import { tagAttributes, tellAttributes } from "./tell-attributes.ts";

const consultees = ["haru", "bully"].map((id): Consultee => ({ kind: "consultee", id: id as ConsulteeId }));
const staff = (["counsellor", "counsellor", "supervisor"] as Role[]).map(
  (role, at): Staff => ({ kind: "staff", id: `s${at}` as StaffId, displayName: role, roles: [role] }),
);
const [haru] = consultees as [Consultee];
const written = { text: "きいて", key: "k" as IdempotencyKey };

type Act = { readonly name: string; readonly take: (consultation: Consultation, now: Date) => Step | null };

const who = fc.constantFrom(...consultees);
const staffer = fc.constantFrom(...staff);
const mark = fc.oneof(fc.nat(12), fc.constant(2_147_483_647));
const attributes: fc.Arbitrary<Attributes> = fc.constantFrom<Attributes[]>(
  {},
  { relation: "guardian", gender: noAnswer },
  { school: "elementary", grade: 6, topics: ["bullying"] },
  { school: "elementary", grade: 7 },
);
const act: fc.Arbitrary<Act> = fc.oneof(
  who.map((consultee) => ({
    name: "write",
    take: (c: Consultation, now: Date) => write(c, consultee, written, now),
  })),
  fc.tuple(staffer, fc.nat(2)).map(([one, seen]) => ({
    name: "reply",
    take: (c: Consultation, now: Date) => reply(c, one, written, seen, now),
  })),
  fc.tuple(who, mark).map(([one, upTo]) => ({
    name: "consultee reads",
    take: (c: Consultation, now: Date) => readByConsultee(c, one, upTo, now),
  })),
  fc.tuple(staffer, mark).map(([one, upTo]) => ({
    name: "counsellor reads",
    take: (c: Consultation, now: Date) => readByCounsellor(c, one, upTo, now),
  })),
  fc.tuple(who, attributes).map(([one, told]) => ({
    name: "tell",
    take: (c: Consultation, now: Date) => tellAttributes(c, one, told, now),
  })),
  fc.tuple(staffer, attributes).map(([one, tagged]) => ({
    name: "tag",
    take: (c: Consultation, now: Date) => tagAttributes(c, one, tagged, now),
  })),
  fc.tuple(staffer, fc.nat(2)).map(([one, version]) => ({
    name: "read the briefing",
    take: (c: Consultation, now: Date) => readBriefing(c, one, version, now),
  })),
  // As the desk does it: of the version that is there.
  staffer.map((one) => ({
    name: "read this briefing",
    take: (c: Consultation, now: Date) => readBriefing(c, one, c.history.version, now),
  })),
  fc.constant({ name: "hear", take: (c: Consultation, now: Date) => hearNews(c, now) }),
  fc.tuple(staffer, fc.nat(2)).map(([one, version]) => ({
    name: "record",
    take: (c: Consultation, now: Date) => writeRecord(c, one, version, now),
  })),
  staffer.map((one) => ({
    name: "disclose",
    take: (c: Consultation, now: Date) => disclose(c, one, "school", "consent", now),
  })),
  staffer.map((one) => ({
    name: "disclose at once",
    take: (c: Consultation, now: Date) => disclose(c, one, "school", "danger-to-life", now),
  })),
  staffer.map((one) => ({
    name: "ask consent",
    take: (c: Consultation, now: Date) => askConsent(c, one, "school", now),
  })),
  fc.tuple(who, fc.constantFrom(...consentAnswers)).map(([one, said]) => ({
    name: "answer consent",
    take: (c: Consultation, now: Date) => answerConsent(c, one, "school", said, now),
  })),
  staffer.map((one) => ({ name: "claim", take: (c: Consultation, now: Date) => claim(c, one, now) })),
  fc.tuple(staffer, fc.constantFrom(...staff, null), fc.nat(2)).map(([one, to, seen]) => ({
    name: "hand over",
    take: (c: Consultation, now: Date) => handOver(c, one, to?.id ?? null, seen, now),
  })),
  fc.constant({ name: "release", take: (c: Consultation, now: Date) => release(c, now) }),
  {
    weight: 1,
    arbitrary: staffer.map((one) => ({
      name: "close",
      take: (c: Consultation, now: Date) => close(c, one, now),
    })),
  },
);

/** What the entries alone tell: nothing of a consultation may change that they do not say ([CN-2]). */
function retold(entries: readonly Entry[]): Record<string, unknown> {
  const told: { state: string; counsellor?: StaffId; claimVersion: number } = {
    state: "waiting",
    claimVersion: 0,
  };
  const about = { told: {}, tagged: {} };
  const history = { version: 0, readForClaim: 0, readVersion: 0 };
  let recordVersion = 0;
  const consents: { -readonly [To in keyof Consents]: Consents[To] } = {};
  const seqs = { consulteeSeq: 0, counsellorSeq: 0, consulteeRead: 0, counsellorRead: 0, lastSeq: 0 };
  for (const entry of entries) {
    seqs.lastSeq = entry.seq;
    if (entry.kind === "message") seqs[`${entry.by}Seq`] = entry.seq;
    if (entry.kind === "read") seqs[`${entry.by}Read`] = entry.upTo;
    if (entry.kind === "claim") {
      Object.assign(told, { state: "active", counsellor: entry.staff, claimVersion: entry.claimVersion });
    }
    if (entry.kind === "release") {
      Object.assign(told, { state: "waiting", claimVersion: entry.claimVersion });
      delete told.counsellor;
    }
    if (entry.kind === "hand-over") {
      const { to, claimVersion } = entry;
      Object.assign(told, { state: to ? "active" : "waiting", claimVersion });
      if (to) told.counsellor = to;
      else delete told.counsellor;
    }
    if (entry.kind === "close") told.state = "closed";
    if (entry.kind === "attributes") about[entry.by === "consultee" ? "told" : "tagged"] = entry.attributes;
    if (entry.kind === "history" || (entry.kind === "attributes" && entry.by === "consultee"))
      history.version++;
    if (entry.kind === "history") expect(entry.version).toBe(history.version);
    if (entry.kind === "briefing")
      Object.assign(history, { readForClaim: told.claimVersion, readVersion: entry.version });
    if (entry.kind === "record") recordVersion = entry.version;
    if (entry.kind === "consent") consents[entry.to] = entry.said;
    if (entry.kind === "disclosure" && consents[entry.to]) consents[entry.to] = "told";
  }
  return {
    attributes: about,
    history,
    recordVersion,
    consents,
    ...told,
    ...seqs,
    lastAt: entries.at(-1)?.at,
  };
}

const legal: Record<Consultation["state"], readonly Consultation["state"][]> = {
  waiting: ["waiting", "active"],
  active: ["active", "waiting", "closed"],
  closed: ["closed"],
};

/** In a closed consultation. */
const stillWritten = ["read", "attributes", "record", "disclosure", "consent"];

test("[CN-1] [CN-2] [CN-3] [CN-8] [CN-11] whatever people do, in any order: gapless, monotone, told by its entries", () => {
  const counts = { steps: 0, nothing: 0, refused: 0 };
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 60 }), (acts) => {
      const { next, entry } = open("c" as ConsultationId, 1, haru, written, new Date(0));
      let now: Consultation = next;
      const entries: Entry[] = [entry];
      acts.forEach(({ take }, at) => {
        const before = structuredClone(now);
        let step: Step | null = null;
        try {
          step = take(now, new Date(at + 1));
          counts[step ? "steps" : "nothing"]++;
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
          counts.refused++;
        }
        expect(now).toEqual(before);
        if (!step) return;
        expect(step.entry.seq).toBe(now.lastSeq + 1);
        expect(legal[now.state]).toContain(step.next.state);
        if (now.state === "closed") expect(stillWritten).toContain(step.entry.kind);
        expect(step.next.consulteeRead).toBeGreaterThanOrEqual(now.consulteeRead);
        expect(step.next.counsellorRead).toBeGreaterThanOrEqual(now.counsellorRead);
        expect(step.next.consulteeRead).toBeLessThanOrEqual(step.next.counsellorSeq);
        expect(step.next.counsellorRead).toBeLessThanOrEqual(step.next.consulteeSeq);
        const fixed = ({ id, number, consultee, entrance, openedAt }: Consultation) =>
          [id, number, consultee, entrance, openedAt] as const;
        expect(fixed(step.next)).toEqual(fixed(now));
        now = step.next;
        entries.push(step.entry);
        expect(now).toMatchObject(retold(entries));
      });
      expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, at) => at + 1));
    }),
    { numRuns: 1_500 },
  );
  // Otherwise the property would say nothing.
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(1_000);
});
