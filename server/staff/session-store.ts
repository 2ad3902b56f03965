import type { ExpressionBuilder } from "kysely";
import type { StaffId } from "../../domain/ids.ts";
import type { Level, Recognised } from "../../domain/sign-in.ts";
import type { Database, Tx } from "../storage/database.ts";
import type { Schema } from "../storage/schema.ts";
import type { Stamps } from "../storage/stamps.ts";

/** What "now" and "too long ago" are for sessions. */
export type Moment = { readonly now: Date; readonly idleMillis: number };

const columns = [
  "s.id as session_id",
  "s.token_hash",
  "s.level",
  "s.created_at",
  "s.last_seen_at",
  "s.expires_at",
  "s.factor_at",
  "s.browser",
  "s.stamp as session_stamp",
  "p.id",
  "p.display_name",
  "p.sign_in_name",
  "p.roles",
  "p.password_hash",
  "p.oidc_subject",
  "p.ended_at",
  "p.stamp",
  "g.id as glass_id",
  "g.began_at as glass_began_at",
  "g.until as glass_until",
  "g.stamp as glass_stamp",
] as const;

/** Sessions that are still good, with whom they belong to as that person is now. */
function goodSessions(db: Database | Tx, { now, idleMillis }: Moment) {
  return db
    .selectFrom("staff_session as s")
    .innerJoin("staff as p", "p.id", "s.staff_id")
    .leftJoinLateral(
      (eb) => brokenGlass(eb, now).as("g"),
      (join) => join.onTrue(),
    )
    .select(columns)
    .where("s.expires_at", ">", now)
    .where("s.last_seen_at", ">", new Date(now.getTime() - idleMillis))
    .where("p.ended_at", "is", null);
}

function brokenGlass(eb: ExpressionBuilder<Schema & { p: Schema["staff"] }, "p">, now: Date) {
  return eb
    .selectFrom("break_glass as b")
    .select(["b.id", "b.began_at", "b.until", "b.stamp"])
    .whereRef("b.staff_id", "=", "p.id")
    .where("b.ended_at", "is", null)
    .where("b.began_at", "<=", now)
    .where("b.until", ">", now)
    .orderBy("b.until", "desc")
    .limit(1);
}

type Row = Awaited<ReturnType<ReturnType<typeof goodSessions>["execute"]>>[number];

/** [SE-8] Null where the session, or whose it is, is not as the service wrote it. */
function recognised(stamps: Stamps, row: Row): Recognised | null {
  const { session_id, staff_id, session_stamp, ...person } = { ...row, staff_id: row.id };
  const session = { ...row, id: session_id, staff_id, stamp: session_stamp };
  if (!stamps.isOurs("staff_session", session) || !stamps.isOurs("staff", person)) return null;
  return {
    staff: {
      kind: "staff",
      id: row.id,
      displayName: row.display_name,
      roles: row.roles,
      ...(isGlassBroken(stamps, row) ? { breakGlass: true } : {}),
    },
    session: {
      id: session_id,
      staff: row.id,
      level: row.level,
      begunAt: row.created_at,
      lastSeenAt: row.last_seen_at,
      endsAt: row.expires_at,
      factorAt: row.factor_at,
    },
  };
}

function isGlassBroken(stamps: Stamps, row: Row): boolean {
  const {
    id: staff_id,
    glass_id: id,
    glass_began_at: began_at,
    glass_until: until,
    glass_stamp: stamp,
  } = row;
  if (id === null || began_at === null || until === null) return false;
  return stamps.isOurs("break_glass", { id, staff_id, began_at, until, stamp });
}

export async function findByToken(
  db: Database,
  stamps: Stamps,
  tokenHash: Buffer,
  moment: Moment,
): Promise<Recognised | null> {
  const row = await goodSessions(db, moment).where("s.token_hash", "=", tokenHash).executeTakeFirst();
  return row ? recognised(stamps, row) : null;
}

/** Those of many sessions that are still good. */
export async function findGood(
  db: Database,
  stamps: Stamps,
  ids: readonly string[],
  moment: Moment,
): Promise<Recognised[]> {
  const rows = await goodSessions(db, moment).where("s.id", "in", ids).execute();
  return rows.flatMap((row) => recognised(stamps, row) ?? []);
}

export type SessionOnList = Recognised & { readonly browser: string };

export async function listSessionsOf(
  db: Database,
  stamps: Stamps,
  staff: StaffId,
  moment: Moment,
): Promise<SessionOnList[]> {
  const rows = await goodSessions(db, moment)
    .where("s.staff_id", "=", staff)
    .orderBy("s.last_seen_at", "desc")
    .execute();
  return rows.flatMap((row) => {
    const found = recognised(stamps, row);
    return found ? [{ ...found, browser: row.browser }] : [];
  });
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

export async function insertSession(
  db: Database | Tx,
  stamps: Stamps,
  { tokenHash, id, staff, level, factorAt, browser, now, expiresAt }: NewSession,
): Promise<void> {
  const row = {
    ...{ token_hash: tokenHash, id, staff_id: staff, level, factor_at: factorAt, expires_at: expiresAt },
    ...{ created_at: now, last_seen_at: now, browser },
  };
  await db
    .insertInto("staff_session")
    .values({ ...row, stamp: stamps.of("staff_session", row) })
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
  stamps: Stamps,
  id: string,
  now: Date,
  newTokenHash: Buffer | null,
): Promise<boolean> {
  const row = await tx
    .selectFrom("staff_session")
    .selectAll()
    .where("id", "=", id)
    .where("expires_at", ">", now)
    .forUpdate()
    .executeTakeFirst();
  if (!row || !stamps.isOurs("staff_session", row)) return false;
  const raised = { level: 2, factor_at: now, token_hash: newTokenHash ?? row.token_hash } as const;
  await tx
    .updateTable("staff_session")
    .set({ ...raised, last_seen_at: now, stamp: stamps.of("staff_session", { ...row, ...raised }) })
    .where("id", "=", id)
    .execute();
  return true;
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

export type Expired = { readonly id: string; readonly staff: StaffId; readonly expiresAt: Date };

/** Takes away at most `most` that are good no more. One that another process is at, is left to it. */
export async function deleteExpired(tx: Tx, { now, idleMillis }: Moment, most: number): Promise<Expired[]> {
  return tx
    .deleteFrom("staff_session")
    .where("id", "in", (eb) =>
      eb
        .selectFrom("staff_session")
        .select("id")
        .where((or) =>
          or.or([
            or("expires_at", "<=", now),
            or("last_seen_at", "<=", new Date(now.getTime() - idleMillis)),
          ]),
        )
        .orderBy("id")
        .limit(most)
        .forUpdate()
        .skipLocked(),
    )
    .returning(["id", "staff_id as staff", "expires_at as expiresAt"])
    .execute();
}

/** What can never be good again. Keeps what a restored clock might still believe for as long as a session lasts. */
export async function sweepSessions(db: Database, before: Date): Promise<void> {
  await db.deleteFrom("staff_challenge").where("expires_at", "<", before).execute();
  await db.deleteFrom("staff_oidc_attempt").where("expires_at", "<", before).execute();
  await db
    .deleteFrom("staff_failure")
    .where("last_at", "<", new Date(before.getTime() - 24 * 3_600_000))
    .execute();
}
