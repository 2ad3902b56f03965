import { sql } from "kysely";
import type { ConsultationId, ConsulteeId, StaffId } from "../../domain/ids.ts";
import type { ItemOutcome, RetentionRun, RunState } from "../../domain/retention.ts";
import type { Database, Tx } from "../storage/database.ts";
import type { Before } from "./store.ts";

/** Answers which run it was and how many are in it; null where it has begun already. */
export async function beginRun(
  tx: Tx,
  approval: string,
  at: Date,
): Promise<{ readonly id: string; readonly count: number } | null> {
  const row = await tx
    .updateTable("retention_run")
    .set({ begun_at: at })
    .where("approval_id", "=", approval)
    .where("begun_at", "is", null)
    .returning((eb) => [
      "id",
      eb
        .selectFrom("retention_item as i")
        .select(({ fn }) => fn.countAll<string>().as("many"))
        .whereRef("i.run_id", "=", "retention_run.id")
        .as("many"),
    ])
    .executeTakeFirst();
  return row ? { id: row.id, count: Number(row.many) } : null;
}

export type BegunRun = {
  readonly id: string;
  readonly before: Before;
  readonly proposedBy: StaffId;
  readonly approval: string;
};

/** The oldest that has begun and is not finished. */
export async function findBegunRun(db: Database): Promise<BegunRun | null> {
  const row = await db
    .selectFrom("retention_run")
    .selectAll()
    .where("begun_at", "is not", null)
    .where("finished_at", "is", null)
    .orderBy("begun_at")
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const before = { usual: row.usual_before, grave: row.grave_before };
  return { id: row.id, before, proposedBy: row.proposed_by, approval: row.approval_id };
}

export type Item = { readonly consultation: ConsultationId; readonly consultee: ConsulteeId };

/** One whose turn it is, held until the transaction ends; what another process has in hand is passed over. */
export async function lockNextItem(tx: Tx, run: string): Promise<Item | null> {
  const row = await tx
    .selectFrom("retention_item as i")
    .innerJoin("consultation as c", "c.id", "i.consultation_id")
    .select(["i.consultation_id as consultation", "c.consultee_id as consultee"])
    .where("i.run_id", "=", run)
    .where("i.outcome", "is", null)
    .limit(1)
    .forUpdate("i")
    .skipLocked()
    .executeTakeFirst();
  return row ?? null;
}

export async function saveOutcome(
  tx: Tx,
  run: string,
  consultation: ConsultationId,
  outcome: ItemOutcome,
  at: Date,
): Promise<void> {
  await tx
    .updateTable("retention_item")
    .set({ outcome, at })
    .where("run_id", "=", run)
    .where("consultation_id", "=", consultation)
    .execute();
}

/** Answers how many were deleted; null where something is still to be done, or it was finished before. */
export async function finishRun(tx: Tx, run: string, at: Date): Promise<number | null> {
  const { rows } = await sql<{ deleted: number }>`
    update retention_run r set finished_at = ${at}
    where r.id = ${run} and r.finished_at is null
      and not exists (select from retention_item i where i.run_id = r.id and i.outcome is null)
    returning (select count(*)::integer from retention_item i where i.run_id = r.id and i.outcome = 'deleted') as deleted`.execute(
    tx,
  );
  return rows[0]?.deleted ?? null;
}

type RunRow = {
  id: string;
  proposed_by: StaffId;
  proposed_at: Date;
  begun_at: Date | null;
  finished_at: Date | null;
  is_open: boolean;
  agreed: StaffId[];
  usual: number;
  grave: number;
  deleted: number;
  held: number;
  changed: number;
};

/** The newest first, each with how far it came. */
export async function listRuns(db: Database, now: Date, most: number): Promise<RetentionRun[]> {
  const { rows } = await sql<RunRow>`
    select r.id, r.proposed_by, r.proposed_at, r.begun_at, r.finished_at,
      (a.outcome is null and a.expires_at > ${now}) as is_open,
      array(select v.staff_id::text from approval_voice v where v.approval_id = a.id order by v.at) as agreed,
      (select count(*) filter (where class = 'usual')::integer from retention_item where run_id = r.id) as usual,
      (select count(*) filter (where class = 'grave')::integer from retention_item where run_id = r.id) as grave,
      (select count(*) filter (where outcome = 'deleted')::integer from retention_item where run_id = r.id) as deleted,
      (select count(*) filter (where outcome = 'held')::integer from retention_item where run_id = r.id) as held,
      (select count(*) filter (where outcome = 'changed')::integer from retention_item where run_id = r.id) as changed
    from retention_run r join approval a on a.id = r.approval_id
    order by r.proposed_at desc limit ${most}`.execute(db);
  return rows.map((row) => ({
    ...{ id: row.id, state: stateOf(row), proposedBy: row.proposed_by, proposedAt: row.proposed_at },
    ...{ agreed: row.agreed, begunAt: row.begun_at, finishedAt: row.finished_at },
    wanted: { usual: row.usual, grave: row.grave },
    done: { deleted: row.deleted, held: row.held, changed: row.changed },
  }));
}

function stateOf({ begun_at, finished_at, is_open }: RunRow): RunState {
  if (finished_at) return "finished";
  if (begun_at) return "under-way";
  return is_open ? "proposed" : "not-agreed";
}
