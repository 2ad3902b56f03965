import { sql } from "kysely";
import type { ConsultationId, ConsulteeId, StaffId } from "../../domain/ids.ts";
import type { DueConsultation, RetentionClass } from "../../domain/retention.ts";
import type { Database, Tx } from "../storage/database.ts";

/** Of whom the last consultation ended before that, by class; null: of this class nothing. */
export type Before = Readonly<Record<RetentionClass, Date | null>>;

const due = ({ usual, grave }: Before) =>
  sql`consultations_due(${usual}::timestamptz, ${grave}::timestamptz)`;

export type DueCount = {
  readonly class: RetentionClass;
  readonly held: boolean;
  readonly many: number;
  readonly oldest: Date;
};

export async function countDue(db: Database, before: Before): Promise<DueCount[]> {
  const { rows } = await sql<DueCount>`
    select class, is_held as held, count(*)::integer as many, min(ended_at) as oldest
    from ${due(before)} group by class, is_held`.execute(db);
  return rows;
}

/** Those that are over for longest first. */
export async function listDue(db: Database, before: Before, most: number): Promise<DueConsultation[]> {
  const { rows } = await sql<DueConsultation>`
    select number, class, ended_at as "endedAt", is_held as "isHeld"
    from ${due(before)} order by ended_at, number limit ${most}`.execute(db);
  return rows;
}

export async function isStillDue(
  tx: Tx,
  before: Before,
  { consultation, consultee }: { readonly consultation: ConsultationId; readonly consultee: ConsulteeId },
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from ${due(before)}
    where consultee_id = ${consultee} and consultation_id = ${consultation}`.execute(tx);
  return rows.length > 0;
}

/** Files of these kinds that were taken, and of which nobody has said that they are back or destroyed. */
export async function countCopies(db: Database, kinds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ many: number }>`
    select count(*)::integer as many from export
    where taken_at is not null and settled_at is null and kind = any(${[...kinds]})`.execute(db);
  return rows[0]?.many ?? 0;
}

/** One after the other: two who propose at once do not both find nothing under way. */
export async function lockRuns(tx: Tx): Promise<void> {
  await sql`lock table retention_run in share row exclusive mode`.execute(tx);
}

/** Others are being asked, or it is being carried out. */
export async function isUnderWay(tx: Tx, now: Date): Promise<boolean> {
  const { rows } = await sql`
    select 1 from retention_run r join approval a on a.id = r.approval_id
    where r.finished_at is null
      and (r.begun_at is not null or (a.outcome is null and a.expires_at > ${now})) limit 1`.execute(tx);
  return rows.length > 0;
}

export type NewRun = {
  readonly id: string;
  readonly version: number;
  readonly before: Before;
  readonly by: StaffId;
  readonly at: Date;
  readonly approval: string;
};

/** Answers how many consultations are in it: what is due at this moment and not held. */
export async function insertRun(tx: Tx, run: NewRun): Promise<number> {
  await tx
    .insertInto("retention_run")
    .values({
      ...{ id: run.id, version: run.version, approval_id: run.approval },
      ...{ usual_before: run.before.usual, grave_before: run.before.grave },
      ...{ proposed_by: run.by, proposed_at: run.at },
    })
    .execute();
  const { numAffectedRows } = await sql`
    insert into retention_item (run_id, consultation_id, class)
    select ${run.id}, consultation_id, class from ${due(run.before)} where not is_held`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
