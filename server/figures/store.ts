import { sql } from "kysely";
import { attributesOf } from "../../domain/attributes.ts";
import type { Fact } from "../../domain/figures.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import { inJapan } from "../../domain/japan-time.ts";
import type { WrittenHour } from "../../domain/written.ts";
import type { Database, Tx } from "../storage/database.ts";

/** What is counted of all that was opened from the first instant on and before the second. `isOpen`: where it was not noted then. */
export async function readFacts(
  db: Database | Tx,
  { from, before }: { readonly from: Date; readonly before: Date },
  isOpen: (at: Date) => boolean,
  /** Those behind a number alone, and so many of them. */
  page?: { readonly after: number; readonly most: number },
): Promise<Fact[]> {
  const rows = await db
    // First which ones, then what was said in each of them: a page of a long period reads no more than its own entries.
    .selectFrom((eb) =>
      eb
        .selectFrom("consultation")
        .selectAll()
        .where("opened_at", ">=", from)
        .where("opened_at", "<", before)
        .$if(page !== undefined, (query) =>
          query
            .where("number", ">", page?.after ?? 0)
            .orderBy("number")
            .limit(page?.most ?? 0),
        )
        .as("c"),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom("entry as e")
          .select(saidIn)
          .whereRef("e.consultation_id", "=", "c.id")
          // As it stands in the index entry_counted, which has all that is asked here.
          .where(sql<boolean>`e.kind in ('message', 'claim')`)
          .as("said"),
      (join) => join.onTrue(),
    )
    .select([
      ...(["c.id", "c.number", "c.consultee_id", "c.entrance", "c.opened_at", "c.closed_at"] as const),
      ...(["c.attributes_told", "c.attributes_tagged", "c.opened_within"] as const),
      ...(["c.face_before", "c.face_after"] as const),
      ...(["said.of_consultee", "said.of_counsellor", "said.answered_at", "said.claimed_at"] as const),
      ...(["said.is_begun_by_staff"] as const),
      sql<boolean>`exists (select from urgent_call u where u.consultation_id = c.id and u.outcome is distinct from 'mistake')`.as(
        "is_called",
      ),
      // By number, not by time: the clocks of two processes may differ.
      sql<boolean>`exists (select from consultation b where b.consultee_id = c.consultee_id and b.number < c.number)`.as(
        "is_return",
      ),
    ])
    .orderBy("c.number")
    .execute();
  return rows.map(
    (row): Fact => ({
      id: row.id,
      number: row.number,
      consultee: row.consultee_id,
      entrance: row.entrance,
      openedAt: row.opened_at,
      closedAt: row.closed_at,
      claimedAt: row.claimed_at,
      answeredAt: row.answered_at,
      isBegunByStaff: row.is_begun_by_staff ?? false,
      isWithinReception: row.opened_within ?? isOpen(row.opened_at),
      isReturn: row.is_return,
      ofConsultee: row.of_consultee ?? 0,
      ofCounsellor: row.of_counsellor ?? 0,
      isCalled: row.is_called,
      faceBefore: row.face_before,
      faceAfter: row.face_after,
      counted: attributesOf({ told: row.attributes_told, tagged: row.attributes_tagged }),
      told: row.attributes_told,
    }),
  );
}

/** How many messages were written from the first instant on and before the second, by hours in Japan. */
export async function readWritten(
  db: Database | Tx,
  { from, before }: { readonly from: Date; readonly before: Date },
): Promise<WrittenHour[]> {
  const rows = await db
    .selectFrom("entry")
    // An hour in Japan begins when one of UTC does: so much is said row by row, and the day of it once an hour.
    .select([
      sql<Date>`date_bin('1 hour', at, '2000-01-01Z')`.as("hour"),
      sql<number>`count(*)::int`.as("count"),
    ])
    .where(sql<boolean>`kind = 'message'`)
    .where("at", ">=", from)
    .where("at", "<", before)
    .groupBy(sql`1`)
    .execute();
  return rows.map(({ hour, count }) => {
    const { day, minute } = inJapan(hour);
    return { day, hour: minute / 60, count };
  });
}

/** So many messages of each side were written within an hour in a consultation. */
export type AuthoredHour = {
  readonly consultation: ConsultationId;
  /** When the hour began. */
  readonly hour: Date;
  readonly ofConsultee: number;
  readonly ofCounsellor: number;
};

/** In which consultations the messages of readWritten were written, and by whom. */
export function readAuthored(
  db: Database | Tx,
  { from, before }: { readonly from: Date; readonly before: Date },
): Promise<AuthoredHour[]> {
  return db
    .selectFrom("entry")
    .select([
      "consultation_id as consultation",
      sql<Date>`date_bin('1 hour', at, '2000-01-01Z')`.as("hour"),
      sql<number>`count(*) filter (where by_whom = 'consultee')::int`.as("ofConsultee"),
      sql<number>`count(*) filter (where by_whom = 'counsellor')::int`.as("ofCounsellor"),
    ])
    .where(sql<boolean>`kind = 'message'`)
    .where("at", ">=", from)
    .where("at", "<", before)
    .groupBy(sql`1, 2`)
    .execute();
}

/** Which consultations these are, the oldest first. */
export function readHeads(
  db: Database | Tx,
  ids: readonly string[],
): Promise<Pick<Fact, "id" | "number" | "consultee" | "openedAt" | "entrance">[]> {
  return db
    .selectFrom("consultation")
    .select(["id", "number", "consultee_id as consultee", "opened_at as openedAt", "entrance"])
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .orderBy("number")
    .execute();
}

/** Of one consultation's messages and claims, as `e`. */
const saidIn = [
  sql<number>`count(*) filter (where e.kind = 'message' and e.by_whom = 'consultee')::int`.as("of_consultee"),
  sql<number>`count(*) filter (where e.kind = 'message' and e.by_whom = 'counsellor')::int`.as(
    "of_counsellor",
  ),
  sql<Date | null>`min(e.at) filter (where e.kind = 'message' and e.by_whom = 'counsellor')`.as(
    "answered_at",
  ),
  // A claim of nobody is a release.
  sql<Date | null>`min(e.at) filter (where e.kind = 'claim' and e.staff_id is not null)`.as("claimed_at"),
  sql<boolean | null>`min(e.seq) filter (where e.kind = 'message' and e.by_whom = 'counsellor')
    = min(e.seq) filter (where e.kind = 'message')`.as("is_begun_by_staff"),
] as const;
