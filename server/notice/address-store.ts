import { sql } from "kysely";
import type { ConsulteeId } from "../../domain/ids.ts";
import type { Database, Tx } from "../storage/database.ts";
import type { Stamps } from "../storage/stamps.ts";

/** Where a browser is told, as it is stored: a name that says nothing without the key, and the sealed address. */
export type Address = { readonly mac: Buffer; readonly sealed: Buffer };

/** This browser is told of this consultee's from now on, and of nobody else's any more. */
export async function replaceAddress(
  tx: Tx,
  stamps: Stamps,
  {
    mac,
    sealed,
    consultee,
    tokenHash,
  }: Address & { readonly consultee: ConsulteeId; readonly tokenHash: Buffer },
  now: Date,
): Promise<void> {
  const row = { mac, consultee_id: consultee, token_hash: tokenHash };
  await tx
    .deleteFrom("notice_address")
    .where((eb) => eb.or([eb("mac", "=", mac), eb("token_hash", "=", tokenHash)]))
    .execute();
  await tx
    .insertInto("notice_address")
    .values({ ...row, sealed, allowed_at: now, seen_at: now, stamp: stamps.of("notice_address", row) })
    .execute();
}

export async function deleteByToken(db: Database | Tx, tokenHash: Buffer): Promise<void> {
  await db.deleteFrom("notice_address").where("token_hash", "=", tokenHash).execute();
}

export async function deleteByMac(db: Database, mac: Buffer): Promise<void> {
  await db.deleteFrom("notice_address").where("mac", "=", mac).execute();
}

/** Those whose page was not open since. */
export async function deleteUnseen(db: Database, before: Date): Promise<void> {
  await db.deleteFrom("notice_address").where("seen_at", "<", before).execute();
}

/** Whether this browser is told; puts down that its page was open, once in a while. */
export async function seeAddress(
  db: Database,
  tokenHash: Buffer,
  now: Date,
  againBefore: Date,
): Promise<boolean> {
  const row = await db
    .selectFrom("notice_address")
    .select("seen_at")
    .where("token_hash", "=", tokenHash)
    .executeTakeFirst();
  if (row && row.seen_at < againBefore)
    await db
      .updateTable("notice_address")
      .set({ seen_at: now })
      .where("token_hash", "=", tokenHash)
      .execute();
  return row !== undefined;
}

/** Those of this consultee's browsers that the service itself has written down ([SE-8]). */
export async function listAddresses(
  db: Database,
  stamps: Stamps,
  consultee: ConsulteeId,
): Promise<readonly Buffer[]> {
  const rows = await db
    .selectFrom("notice_address")
    .select(["mac", "consultee_id", "token_hash", "stamp"])
    .where("consultee_id", "=", consultee)
    .execute();
  return rows.filter((row) => stamps.isOurs("notice_address", row)).map(({ mac }) => mac);
}

export async function makeDue(tx: Tx, macs: readonly Buffer[], now: Date): Promise<void> {
  await tx
    .updateTable("notice_address")
    .set({ due_since: now, due_at: now, tries: 0, held_until: null })
    .where("mac", "in", macs)
    .execute();
}

export type DueAddress = Address & {
  readonly consultee: ConsulteeId;
  readonly dueSince: Date;
  /** This one included. */
  readonly tries: number;
};

/**
 * Takes what is due, for this process alone until `until`: if it ends before it is done, another one takes over then. What is told
 * twice so is shown once: the second takes the first one's place.
 */
export async function takeDueAddresses(
  db: Database,
  now: Date,
  until: Date,
  most: number,
): Promise<DueAddress[]> {
  const { rows } = await sql<{
    mac: Buffer;
    sealed: Buffer;
    consultee_id: ConsulteeId;
    due_since: Date;
    tries: number;
  }>`
    with due as (
      select mac from notice_address where due_at <= ${now} and (held_until is null or held_until <= ${now})
      order by due_at limit ${most} for update skip locked
    )
    update notice_address a set tries = a.tries + 1, held_until = ${until} from due where a.mac = due.mac
    returning a.mac, a.sealed, a.consultee_id, a.due_since, a.tries`.execute(db);
  return rows.map(({ consultee_id, due_since, ...row }) => ({
    ...row,
    consultee: consultee_id,
    dueSince: due_since,
  }));
}

/** Nothing to tell any more; what has come up meanwhile stays due. */
export async function endDue(db: Database, { mac, dueSince }: DueAddress): Promise<void> {
  await db
    .updateTable("notice_address")
    .set({ due_since: null, due_at: null, held_until: null, tries: 0 })
    .where("mac", "=", mac)
    .where("due_since", "=", dueSince)
    .execute();
}

export async function putOffDue(db: Database, { mac, dueSince }: DueAddress, dueAt: Date): Promise<void> {
  await db
    .updateTable("notice_address")
    .set({ due_at: dueAt, held_until: null })
    .where("mac", "=", mac)
    .where("due_since", "=", dueSince)
    .execute();
}

/** What came of the last notice to a browser. */
export async function saveTold(
  db: Database,
  mac: Buffer,
  outcome: "sent" | "failed",
  at: Date,
): Promise<void> {
  await db
    .updateTable("notice_address")
    .set({ told_at: at, told_outcome: outcome })
    .where("mac", "=", mac)
    .execute();
}

/** Of those that the service itself has written down ([SE-8]). */
export async function listTold(db: Database, stamps: Stamps, consultee: ConsulteeId) {
  const rows = await db
    .selectFrom("notice_address")
    .select(["mac", "consultee_id", "token_hash", "stamp", "due_since", "told_at", "told_outcome"])
    .where("consultee_id", "=", consultee)
    .execute();
  return rows
    .filter((row) => stamps.isOurs("notice_address", row))
    .map(({ due_since, told_at, told_outcome }) => ({
      ...{ dueSince: due_since, toldAt: told_at, outcome: told_outcome },
    }));
}
