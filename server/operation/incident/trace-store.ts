import { sql } from "kysely";
import type { Act } from "../../../domain/acts.ts";
import type { ConsultationId, StaffId } from "../../../domain/ids.ts";
import type { Tx } from "../../storage/database.ts";

export type Traced = {
  readonly id: ConsultationId;
  readonly number: number;
  readonly lines: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
};

/** Acts by which somebody sees words of a consultation. */
const looking: readonly Act[] = ["consultation:view", "picture:view", "briefing:open"];

/** The consultations that were looked at, in the order of their numbers. */
export async function traceLooks(tx: Tx, from: Date, to: Date, staff: StaffId | null): Promise<Traced[]> {
  const { rows } = await sql<Traced>`
    select c.id, c.number, count(*)::int as lines, min(l.at) as "firstAt", max(l.at) as "lastAt"
    from audit_line l join consultation c on c.id = (l.facts ->> 'consultation')::uuid
    where l.at >= ${from} and l.at < ${to} and l.act = any(${looking}::text[])
      and (${staff}::uuid is null or l.actor_id = ${staff}::uuid)
    group by c.id, c.number order by c.number`.execute(tx);
  return rows;
}

export async function countConsultees(tx: Tx, ids: readonly ConsultationId[]): Promise<number> {
  if (ids.length === 0) return 0;
  const { many } = await tx
    .selectFrom("consultation")
    .select((eb) => eb.fn.count<number>("consultee_id").distinct().as("many"))
    .where("id", "in", ids)
    .executeTakeFirstOrThrow();
  return Number(many);
}

/** How many files were taken. */
export async function countExports(tx: Tx, from: Date, to: Date, staff: StaffId | null): Promise<number> {
  const { many } = await tx
    .selectFrom("audit_line")
    .select((eb) => eb.fn.countAll<number>().as("many"))
    .where("at", ">=", from)
    .where("at", "<", to)
    .where("act", "=", "consultation:export")
    .$if(staff !== null, (query) => query.where("actor_id", "=", staff))
    .executeTakeFirstOrThrow();
  return Number(many);
}
