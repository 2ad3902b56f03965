import { randomBytes, randomUUID } from "node:crypto";
import {
  type Attributes,
  genders,
  gradesOf,
  noAnswer,
  relations,
  type School,
  schools,
  topics,
} from "../domain/attributes.ts";
import { faces } from "../domain/faces.ts";
import type { ConsultationId, ConsulteeId, IdempotencyKey, UrgentCallId } from "../domain/ids.ts";
import type { Database } from "../server/storage/database.ts";

const aStep = 500;

/**
 * So many consultations with their messages, as rows: many enough to count, and not one of them real. `instants` are when they
 * were opened, in turn. The words are noise that no key opens.
 */
export async function inventConsultations(
  db: Database,
  count: number,
  instants: (nth: number) => Date,
  random: () => number,
): Promise<void> {
  const pick = <Some>(some: readonly Some[]): Some => some[Math.floor(random() * some.length)] as Some;
  const staff = randomUUID();
  await db
    .insertInto("staff")
    .values({
      ...{ id: staff as never, sign_in_name: `soudan-${staff}`, display_name: "相談員 みほん" },
      ...{ roles: ["counsellor"], created_at: new Date(0) },
    })
    .execute();
  const consultees: ConsulteeId[] = [];
  for (let made = 0; made < count; made += aStep) {
    const nths = Array.from({ length: Math.min(aStep, count - made) }, (_, n) => made + n);
    const fresh = nths.filter((nth) => nth === 0 || random() < 0.7).map(() => randomUUID() as ConsulteeId);
    await db
      .insertInto("consultee")
      .values(fresh.map((id) => ({ id, created_at: new Date(0) })))
      .execute();
    consultees.push(...fresh);
    const rows = nths.map((nth) => {
      const openedAt = instants(nth);
      const messages = Array.from({ length: 1 + Math.floor(random() * 8) }, (_, n) =>
        n > 0 && random() < 0.5 ? ("counsellor" as const) : ("consultee" as const),
      );
      const closed = random() < 0.6;
      const id = randomUUID() as ConsultationId;
      return { id, nth, openedAt, messages, closed, consultee: pick(consultees) };
    });
    await db
      .insertInto("consultation")
      .values(
        rows.map(({ id, nth, openedAt, messages, closed, consultee }) => ({
          ...{ id, number: 1_000_000 + nth, consultee_id: consultee, opened_at: openedAt },
          opening_key: randomUUID() as IdempotencyKey,
          entrance: pick(["web", "web", "line"] as const),
          state: closed ? ("closed" as const) : ("active" as const),
          counsellor_id: staff as never,
          claimed_at: closed ? null : openedAt,
          closed_at: closed ? new Date(openedAt.getTime() + 3_600_000) : null,
          ...{ claim_version: 1, last_seq: messages.length, last_at: openedAt },
          ...{ consultee_seq: 1, counsellor_seq: 0, consultee_read: 0, counsellor_read: 0 },
          attributes_told: JSON.stringify(someAttributes(random, pick)) as never,
          attributes_tagged: JSON.stringify(random() < 0.3 ? someAttributes(random, pick) : {}) as never,
          opened_within: pick([true, false]),
          face_before: pick([null, ...faces]),
          face_after: pick([null, null, ...faces]),
        })),
      )
      .execute();
    const called = rows.filter(({ nth }) => nth % 50 === 1);
    if (called.length > 0)
      await db
        .insertInto("urgent_call")
        .values(
          called.map(({ id, nth, openedAt }) => ({
            ...{ id: randomUUID() as UrgentCallId, consultation_id: id, step: 0, due_at: null },
            ...{ called_by: staff as never, called_at: openedAt },
            ...{ ended_by: staff as never, ended_at: openedAt },
            ...(nth % 100 === 1
              ? { outcome: "mistake" as const }
              : { outcome: "safe" as const, taken_by: staff as never, taken_at: openedAt }),
          })),
        )
        .execute();
    await db
      .insertInto("entry")
      .values(
        rows.flatMap(({ id, openedAt, messages }) =>
          messages.map((by_whom, n) => ({
            ...{ consultation_id: id, seq: n + 1, kind: "message" as const, by_whom },
            at: new Date(openedAt.getTime() + n * 60_000),
            staff_id: by_whom === "counsellor" ? (staff as never) : null,
            key: randomUUID() as IdempotencyKey,
            ...{ body_mac: randomBytes(16), sealed: randomBytes(40) },
            ...{ mark: null, reason: null, promised: null, attributes: null },
          })),
        ),
      )
      .execute();
  }
}

function someAttributes(random: () => number, pick: <Some>(some: readonly Some[]) => Some): Attributes {
  const perhaps = <Some>(value: () => Some): Some | undefined => (random() < 0.8 ? value() : undefined);
  const school = perhaps(() => pick<School | typeof noAnswer>([...schools, noAnswer]));
  const grades = school && school !== noAnswer ? gradesOf[school] : 0;
  return {
    relation: perhaps(() => pick([...relations, noAnswer])),
    school,
    grade: grades > 0 ? perhaps(() => pick<number | typeof noAnswer>([1, 2, 3, noAnswer])) : undefined,
    gender: perhaps(() => pick([...genders, noAnswer])),
    topics: perhaps(() =>
      random() < 0.2 ? noAnswer : [...new Set([pick(topics), pick(topics), pick(topics)])],
    ),
  };
}
