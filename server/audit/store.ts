import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import type { Act } from "../../domain/acts.ts";
import { type AuditLine, type Said, saidText } from "../../domain/audit.ts";
import type { ConsultationId, StaffId } from "../../domain/ids.ts";
import type { RecordedAct } from "../../domain/recorded-act.ts";
import type { Database, Tx } from "../storage/database.ts";
import type { Schema } from "../storage/schema.ts";

// ── the chain ──

/** Answers their positions. One round trip: the shorter, the sooner the next act has its turn. */
export async function appendLines(tx: Tx, said: readonly Said[]): Promise<number[]> {
  const texts = said.map(saidText);
  const { rows } = await sql<{ position: number }>`
    select audit_append(one.said) as position from (
      select said from unnest(${texts}::text[]) with ordinality as many(said, place) order by place
    ) as one`.execute(tx);
  return rows.map(({ position }) => position);
}

export type Head = { readonly position: number; readonly hash: string };

/** The end of the chain; several or none where somebody has been at it. */
export async function readHeads(db: Database | Tx): Promise<Head[]> {
  const { rows } = await sql<Head>`select position, encode(hash, 'hex') as hash from audit_head`.execute(db);
  return rows;
}

/** [AU-6] From here on no other act is recorded until this transaction ends. */
export async function lockHead(tx: Tx): Promise<Head> {
  const { rows } = await sql<Head>`
    select position, encode(hash, 'hex') as hash from audit_head for update`.execute(tx);
  const [head] = rows;
  if (!head) throw new Error("The audit trail has no head.");
  return head;
}

/** Lines exactly as they stand there: every digit of the instant, every letter of the facts. */
const asItStands = sql`
  position, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at,
  actor_kind as actor, actor_id as id, act, facts::text as facts,
  encode(previous, 'hex') as previous, encode(hash, 'hex') as hash`;

/** All that stands from one position to another, at most `most`, in order. */
export async function readLines(
  db: Database | Tx,
  first: number,
  last: number,
  most: number,
): Promise<AuditLine[]> {
  const { rows } = await sql<AuditLine>`
    select ${asItStands} from audit_line where position between ${first} and ${last}
    order by position limit ${most}`.execute(db);
  // Written to the millisecond: whatever stands behind it was not written by the service, and is kept to be noticed.
  return rows.map((row) => ({ ...row, at: `${row.at.endsWith("000") ? row.at.slice(0, -3) : row.at}Z` }));
}

/** Something outside of where lines belong. */
export async function findMisplaced(db: Database): Promise<number | null> {
  const { rows } = await sql<{ position: number }>`
    (select position from audit_line where position < 1 limit 1) union all
    (select position from audit_line where position > (select max(position) from audit_head) limit 1)`.execute(
    db,
  );
  return rows[0]?.position ?? null;
}

/** The lines that tell of a period. The clocks of two processes differ, so a few others may lie in between. */
export async function findPeriod(
  db: Database | Tx,
  from: Date,
  to: Date,
): Promise<{ readonly first: number; readonly last: number } | null> {
  const row = await db
    .selectFrom("audit_line")
    .select((eb) => [eb.fn.min("position").as("first"), eb.fn.max("position").as("last")])
    .where("at", ">=", from)
    .where("at", "<", to)
    .executeTakeFirst();
  return row && row.first !== null && row.last !== null ? { first: row.first, last: row.last } : null;
}

// ── search ──

export type Wanted = {
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  readonly actor?: string | undefined;
  readonly acts?: readonly Act[] | undefined;
  readonly consultation?: ConsultationId | undefined;
  /** Whom the act was about. */
  readonly staff?: StaffId | undefined;
  readonly before?: number | undefined;
};

/** The newest first. */
export async function searchLines(tx: Tx, wanted: Wanted, most: number): Promise<RecordedAct[]> {
  return tx
    .selectFrom("audit_line")
    .select(["position", "at", "actor_kind as actor", "actor_id as id", "act", "facts"])
    .where(isWanted(wanted))
    .orderBy("position", "desc")
    .limit(most)
    .execute();
}

export type HourCount = { readonly at: Date; readonly count: number };

/** In the order of time; an hour without a line is not there. Japan's hours begin when those of UTC do. */
export async function countByHour(tx: Tx, wanted: Wanted): Promise<HourCount[]> {
  const hour = sql<Date>`date_trunc('hour', at, 'UTC')`;
  return tx
    .selectFrom("audit_line")
    .select((eb) => [hour.as("at"), eb.fn.countAll<number>().as("count")])
    .where(isWanted(wanted))
    .groupBy(hour)
    .orderBy(hour)
    .execute();
}

function isWanted({ from, to, actor, acts, consultation, staff, before }: Wanted) {
  return (eb: ExpressionBuilder<Schema, "audit_line">) => {
    const all: Expression<SqlBool>[] = [];
    if (from) all.push(eb("at", ">=", from));
    if (to) all.push(eb("at", "<", to));
    if (actor) all.push(eb("actor_id", "=", actor));
    if (acts) all.push(eb("act", "in", acts));
    if (consultation) all.push(eb(sql`facts ->> 'consultation'`, "=", consultation));
    if (staff) all.push(eb(sql`facts ->> 'staff'`, "=", staff));
    if (before !== undefined) all.push(eb("position", "<", before));
    return eb.and(all);
  };
}

/** What staff call consultations aloud, for ids that lines carry. */
export async function findNumbers(
  tx: Tx,
  ids: readonly ConsultationId[],
): Promise<{ readonly id: ConsultationId; readonly number: number }[]> {
  if (ids.length === 0) return [];
  return tx.selectFrom("consultation").select(["id", "number"]).where("id", "in", ids).execute();
}

export async function findByNumber(tx: Tx, number: number): Promise<ConsultationId | null> {
  const row = await tx
    .selectFrom("consultation")
    .select("id")
    .where("number", "=", number)
    .executeTakeFirst();
  return row?.id ?? null;
}

// ── sealed heads ──

export async function isSealed(db: Database | Tx, day: string): Promise<boolean> {
  const row = await db.selectFrom("audit_seal").select("day").where("day", "=", day).executeTakeFirst();
  return row !== undefined;
}

/** Under the lock of the head only, which is what keeps two processes from sealing one day twice. */
export async function insertSeal(tx: Tx, seal: { day: string; position: number; signed: string }) {
  await tx.insertInto("audit_seal").values(seal).execute();
}

export async function listSeals(
  db: Database | Tx,
): Promise<{ readonly day: string; readonly position: number; readonly signed: string }[]> {
  return db.selectFrom("audit_seal").selectAll().orderBy("position").execute();
}

export async function readEpoch(db: Database | Tx): Promise<string> {
  const { epoch } = await db.selectFrom("installation").select("epoch").executeTakeFirstOrThrow();
  return epoch;
}

// ── the secret of the keys ──

export async function loadSecret(
  db: Database,
  name: string,
): Promise<{ readonly sealed: Buffer; readonly kek_version: number } | undefined> {
  return db
    .selectFrom("sealed_secret")
    .select(["sealed", "kek_version"])
    .where("name", "=", name)
    .executeTakeFirst();
}

/** False where another process was first. */
export async function insertSecret(
  tx: Tx,
  secret: { name: string; sealed: Buffer; kek_version: number },
): Promise<boolean> {
  const made = await tx
    .insertInto("sealed_secret")
    .values(secret)
    .onConflict((conflict) => conflict.column("name").doNothing())
    .returning("name")
    .executeTakeFirst();
  return made !== undefined;
}
