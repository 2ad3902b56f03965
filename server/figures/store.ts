import { sql } from "kysely";
import { attributesOf } from "../../domain/attributes.ts";
import type { Fact } from "../../domain/figures.ts";
import type { Day } from "../../domain/japan-time.ts";
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
    .selectFrom("consultation as c")
    .leftJoin("entry as e", (join) =>
      join.onRef("e.consultation_id", "=", "c.id").on("e.kind", "in", ["message", "claim"]),
    )
    .select([
      ...(["c.id", "c.number", "c.consultee_id", "c.entrance", "c.opened_at", "c.closed_at"] as const),
      ...(["c.attributes_told", "c.attributes_tagged", "c.opened_within"] as const),
      ...(["c.face_before", "c.face_after"] as const),
      sql<number>`count(*) filter (where e.kind = 'message' and e.by_whom = 'consultee')::int`.as(
        "of_consultee",
      ),
      sql<number>`count(*) filter (where e.kind = 'message' and e.by_whom = 'counsellor')::int`.as(
        "of_counsellor",
      ),
      sql<Date | null>`min(e.at) filter (where e.kind = 'message' and e.by_whom = 'counsellor')`.as(
        "answered_at",
      ),
      // A claim of nobody is a release.
      sql<Date | null>`min(e.at) filter (where e.kind = 'claim' and e.staff_id is not null)`.as("claimed_at"),
      sql<boolean>`coalesce((array_agg(e.by_whom order by e.seq) filter (where e.kind = 'message'))[1] = 'counsellor', false)`.as(
        "is_begun_by_staff",
      ),
      sql<boolean>`exists (select from urgent_call u where u.consultation_id = c.id and u.outcome is distinct from 'mistake')`.as(
        "is_called",
      ),
      // By number, not by time: the clocks of two processes may differ.
      sql<boolean>`exists (select from consultation b where b.consultee_id = c.consultee_id and b.number < c.number)`.as(
        "is_return",
      ),
    ])
    .where("c.opened_at", ">=", from)
    .where("c.opened_at", "<", before)
    .$if(page !== undefined, (query) => query.where("c.number", ">", page?.after ?? 0).limit(page?.most ?? 0))
    .groupBy("c.id")
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
      isBegunByStaff: row.is_begun_by_staff,
      isWithinReception: row.opened_within ?? isOpen(row.opened_at),
      isReturn: row.is_return,
      ofConsultee: row.of_consultee,
      ofCounsellor: row.of_counsellor,
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
  return db
    .selectFrom("entry")
    .select([
      sql<Day>`(at at time zone 'Asia/Tokyo')::date::text`.as("day"),
      sql<number>`extract(hour from at at time zone 'Asia/Tokyo')::int`.as("hour"),
      sql<number>`count(*)::int`.as("count"),
    ])
    .where("kind", "=", "message")
    .where("at", ">=", from)
    .where("at", "<", before)
    .groupBy([sql`1`, sql`2`])
    .execute();
}
