import { type ExpressionBuilder, sql } from "kysely";
import type { StaffId } from "../../domain/ids.ts";
import type { Level, Recognised } from "../../domain/sign-in.ts";
import type { Database, Tx } from "../storage/database.ts";
import type { Schema } from "../storage/schema.ts";

/** What "now" and "too long ago" are for sessions. */
export type Moment = { readonly now: Date; readonly idleMillis: number };

const columns = [
  "s.id as session_id",
  "s.level",
  "s.created_at",
  "s.last_seen_at",
  "s.expires_at",
  "s.factor_at",
  "s.browser",
  "p.id",
  "p.display_name",
  "p.roles",
] as const;

/** Sessions that are still good, with whom they belong to as that person is now. */
function goodSessions(db: Database | Tx, { now, idleMillis }: Moment) {
  return db
    .selectFrom("staff_session as s")
    .innerJoin("staff as p", "p.id", "s.staff_id")
    .select(columns)
    .select((eb) => brokenGlass(eb, now).as("glass"))
    .where("s.expires_at", ">", now)
    .where("s.last_seen_at", ">", new Date(now.getTime() - idleMillis))
    .where("p.ended_at", "is", null);
}

function brokenGlass(eb: ExpressionBuilder<Schema & { p: Schema["staff"] }, "p">, now: Date) {
  return eb.exists(
    eb
      .selectFrom("break_glass as g")
      .select(sql`1`.as("one"))
      .whereRef("g.staff_id", "=", "p.id")
      .where("g.ended_at", "is", null)
      .where("g.began_at", "<=", now)
      .where("g.until", ">", now),
  );
}

type Row = Awaited<ReturnType<ReturnType<typeof goodSessions>["execute"]>>[number];

function recognised(row: Row): Recognised {
  return {
    staff: {
      kind: "staff",
      id: row.id,
      displayName: row.display_name,
      roles: row.roles,
      ...(row.glass ? { breakGlass: true } : {}),
    },
    session: {
      id: row.session_id,
      staff: row.id,
      level: row.level,
      begunAt: row.created_at,
      lastSeenAt: row.last_seen_at,
      endsAt: row.expires_at,
      factorAt: row.factor_at,
    },
  };
}

export async function findByToken(
  db: Database,
  tokenHash: Buffer,
  moment: Moment,
): Promise<Recognised | null> {
  const row = await goodSessions(db, moment).where("s.token_hash", "=", tokenHash).executeTakeFirst();
  return row ? recognised(row) : null;
}

/** Those of many sessions that are still good. */
export async function findGood(db: Database, ids: readonly string[], moment: Moment): Promise<Recognised[]> {
  const rows = await goodSessions(db, moment).where("s.id", "in", ids).execute();
  return rows.map(recognised);
}

export type SessionOnList = Recognised & { readonly browser: string };

export async function listSessionsOf(db: Database, staff: StaffId, moment: Moment): Promise<SessionOnList[]> {
  const rows = await goodSessions(db, moment)
    .where("s.staff_id", "=", staff)
    .orderBy("s.last_seen_at", "desc")
    .execute();
  return rows.map((row) => ({ ...recognised(row), browser: row.browser }));
}

export type NewSession = {
  readonly tokenHash: Buffer;
  readonly id: string;
  readonly staff: StaffId;
  readonly level: Level;
  readonly factorAt: Date | null;
  readonly browser: string;
  readonly now: Date;
  readonly expiresAt: Date;
};

export async function insertSession(db: Database | Tx, session: NewSession): Promise<void> {
  const { tokenHash, id, staff, level, factorAt, browser, now, expiresAt } = session;
  await db
    .insertInto("staff_session")
    .values({
      token_hash: tokenHash,
      staff_id: staff,
      created_at: now,
      expires_at: expiresAt,
      id,
      level,
      last_seen_at: now,
      factor_at: factorAt,
      browser,
    })
    .execute();
}

/** The last sign of life. Never set back, as clocks of processes differ. */
export async function touchSession(db: Database, id: string, now: Date): Promise<void> {
  await db
    .updateTable("staff_session")
    .set({ last_seen_at: now })
    .where("id", "=", id)
    .where("last_seen_at", "<", now)
    .execute();
}

/** A factor was shown: the time of it and, where the level changes, a new token. False where the session has ended. */
export async function raiseSession(
  tx: Tx,
  id: string,
  now: Date,
  newTokenHash: Buffer | null,
): Promise<boolean> {
  const row = await tx
    .updateTable("staff_session")
    .set({
      level: 2,
      factor_at: now,
      last_seen_at: now,
      ...(newTokenHash ? { token_hash: newTokenHash } : {}),
    })
    .where("id", "=", id)
    .where("expires_at", ">", now)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Answers whose it was and which; null where there is none. */
export async function deleteSession(
  tx: Tx,
  tokenHash: Buffer,
): Promise<{ readonly id: string; readonly staff: StaffId } | null> {
  const row = await tx
    .deleteFrom("staff_session")
    .where("token_hash", "=", tokenHash)
    .returning(["id", "staff_id as staff"])
    .executeTakeFirst();
  return row ?? null;
}

/** All of somebody's, or one of them, or all but one. Answers which. */
export async function deleteSessionsOf(
  tx: Tx,
  staff: StaffId,
  which: { readonly only?: string; readonly but?: string } = {},
): Promise<string[]> {
  let wanted = tx.deleteFrom("staff_session").where("staff_id", "=", staff);
  if (which.only !== undefined) wanted = wanted.where("id", "=", which.only);
  if (which.but !== undefined) wanted = wanted.where("id", "!=", which.but);
  return (await wanted.returning("id").execute()).map(({ id }) => id);
}

/** What can never be good again. Keeps what a restored clock might still believe for as long as a session lasts. */
export async function sweepSessions(db: Database, before: Date): Promise<void> {
  await db.deleteFrom("staff_session").where("expires_at", "<", before).execute();
  await db.deleteFrom("staff_challenge").where("expires_at", "<", before).execute();
  await db.deleteFrom("staff_oidc_attempt").where("expires_at", "<", before).execute();
  await db
    .deleteFrom("staff_failure")
    .where("last_at", "<", new Date(before.getTime() - 24 * 3_600_000))
    .execute();
}
