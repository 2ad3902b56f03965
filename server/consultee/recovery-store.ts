import { sql } from "kysely";
import type { ConsulteeId } from "../../domain/ids.ts";
import type { Database, Tx } from "../storage/database.ts";
import type { Stamps } from "../storage/stamps.ts";

/** New words take the place of the old ones. */
export async function replaceWords(
  tx: Tx,
  stamps: Stamps,
  consultee: ConsulteeId,
  mac: Buffer,
  now: Date,
): Promise<void> {
  const words = { words_mac: mac, consultee_id: consultee };
  const made = { words_mac: mac, made_at: now, stamp: stamps.of("recovery_words", words) };
  await tx
    .insertInto("recovery_words")
    .values({ consultee_id: consultee, ...made })
    .onConflict((conflict) => conflict.column("consultee_id").doUpdateSet(made))
    .execute();
}

/** Null where they are nobody's, or where somebody else than the service has said whose. */
export async function findByWords(db: Database, stamps: Stamps, mac: Buffer): Promise<ConsulteeId | null> {
  const row = await db
    .selectFrom("recovery_words")
    .select(["consultee_id", "words_mac", "stamp"])
    .where("words_mac", "=", mac)
    .executeTakeFirst();
  return row && stamps.isOurs("recovery_words", row) ? row.consultee_id : null;
}

export async function findWordsMadeAt(db: Database, consultee: ConsulteeId): Promise<Date | null> {
  const row = await db
    .selectFrom("recovery_words")
    .select("made_at")
    .where("consultee_id", "=", consultee)
    .executeTakeFirst();
  return row?.made_at ?? null;
}

export type Failures = { readonly failures: number; readonly since: Date };

/** One more of each, in one statement: nobody tries in parallel what they may not try in a row. An hour begins with its first. */
export async function countTries(
  db: Database | Tx,
  subjects: readonly Buffer[],
  now: Date,
  hourAgo: Date,
): Promise<Failures[]> {
  const rows = await db
    .insertInto("recovery_failure")
    .values(subjects.map((subject) => ({ subject, failures: 1, since: now })))
    .onConflict((conflict) =>
      conflict.column("subject").doUpdateSet({
        failures: sql<number>`case when recovery_failure.since <= ${hourAgo} then 1 else recovery_failure.failures + 1 end`,
        since: sql<Date>`case when recovery_failure.since <= ${hourAgo} then ${now} else recovery_failure.since end`,
      }),
    )
    .returning(["subject", "failures", "since"])
    .execute();
  return inOrderOf(subjects, rows);
}

/** How many there were in the hour that still runs. */
export async function readTries(db: Database, subjects: readonly Buffer[], hourAgo: Date): Promise<number[]> {
  const rows = await db
    .selectFrom("recovery_failure")
    .select(["subject", "failures", "since"])
    .where("subject", "in", subjects)
    .where("since", ">", hourAgo)
    .execute();
  return inOrderOf(subjects, rows).map(({ failures }) => failures);
}

export async function forgetTries(tx: Tx, subject: Buffer): Promise<void> {
  await tx.deleteFrom("recovery_failure").where("subject", "=", subject).execute();
}

/** What is past its hour says nothing any more. */
export async function sweepTries(db: Database, hourAgo: Date): Promise<void> {
  await db.deleteFrom("recovery_failure").where("since", "<=", hourAgo).execute();
}

function inOrderOf(
  subjects: readonly Buffer[],
  rows: readonly (Failures & { readonly subject: Buffer })[],
): Failures[] {
  return subjects.map((subject) => {
    const row = rows.find((one) => one.subject.equals(subject));
    return row ? { failures: row.failures, since: row.since } : { failures: 0, since: new Date(0) };
  });
}
