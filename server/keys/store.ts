import { sql } from "kysely";
import type { ConsultationId } from "../../domain/ids.ts";
import { type WrappedKey, wrappedKeys } from "../storage/data-keys.ts";
import type { Database, Storage } from "../storage/database.ts";

/** How much is wrapped by one version of the key-encryption key. */
export type Count = { readonly version: number; readonly dataKeys: number; readonly secrets: number };

export type SealedSecret = { readonly name: string; readonly sealed: Buffer; readonly kekVersion: number };

/** Newest version first. */
export async function countByVersion(db: Database): Promise<Count[]> {
  const { rows } = await sql<Count>`
    select kek_version as version, sum(data_keys)::bigint as "dataKeys", sum(secrets)::bigint as secrets
    from (
      select kek_version, count(*) as data_keys, 0 as secrets from data_key group by kek_version
      union all
      select kek_version, 0, count(*) from sealed_secret group by kek_version
    ) as counted
    group by kek_version order by kek_version desc`.execute(db);
  return rows;
}

/** Where a walk over the data keys stands; it goes by their primary key, so it passes each of them once. */
export type Step = Pick<WrappedKey, "consultation" | "version">;

export const beginning: Step = {
  consultation: "00000000-0000-0000-0000-000000000000" as ConsultationId,
  version: -1,
};

/** The next data keys that another version than this one wraps. */
export async function listNotUnder(
  db: Database,
  kekVersion: number,
  after: Step,
  atMost: number,
): Promise<WrappedKey[]> {
  return wrappedKeys(db)
    .where("k.kek_version", "<>", kekVersion)
    .where(
      sql<boolean>`(k.consultation_id, k.version) > (${after.consultation}::uuid, ${after.version}::int)`,
    )
    .orderBy("k.consultation_id")
    .orderBy("k.version")
    .limit(atMost)
    .execute();
}

/** A few of those that this version wraps, to try the key on. */
export async function sampleUnder(db: Database, kekVersion: number, atMost: number): Promise<WrappedKey[]> {
  return wrappedKeys(db).where("k.kek_version", "=", kekVersion).limit(atMost).execute();
}

export type Rewrapped = { readonly before: WrappedKey; readonly wrapped: Buffer };

/** Each only where it still is what was wrapped anew: one that was destroyed meanwhile does not come back. */
export async function saveRewrapped(
  db: Database,
  rewrapped: readonly Rewrapped[],
  kekVersion: number,
): Promise<void> {
  await sql`
    update data_key k
    set wrapped = fresh.wrapped, kek_version = ${kekVersion}
    from unnest(
      ${rewrapped.map(({ before }) => before.consultation)}::uuid[],
      ${rewrapped.map(({ before }) => before.version)}::int[],
      ${rewrapped.map(({ before }) => before.wrapped)}::bytea[],
      ${rewrapped.map(({ wrapped }) => wrapped)}::bytea[]
    ) as fresh(consultation_id, version, before, wrapped)
    where k.consultation_id = fresh.consultation_id and k.version = fresh.version and k.wrapped = fresh.before`.execute(
    db,
  );
}

export async function listSecrets(db: Database): Promise<SealedSecret[]> {
  const rows = await db.selectFrom("sealed_secret").selectAll().orderBy("name").execute();
  return rows.map((row) => ({ name: row.name, sealed: row.sealed, kekVersion: row.kek_version }));
}

export async function saveSecret(
  db: Database,
  before: SealedSecret,
  sealed: Buffer,
  kekVersion: number,
): Promise<void> {
  await db
    .updateTable("sealed_secret")
    .set({ sealed, kek_version: kekVersion })
    .where("name", "=", before.name)
    .where("sealed", "=", before.sealed)
    .execute();
}

/** How many of the service's connections are older than this. Ages are compared by the database's own clock. */
export async function countConnectionsOlderThan(db: Database, millis: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from pg_stat_activity
    where datname = current_database() and application_name = 'yorisoi'
      and backend_start < clock_timestamp() - ${millis} * interval '1 ms'`.execute(db);
  return rows[0]?.count ?? 0;
}

/**
 * Nothing can be wrapped by this version from here on: the database itself refuses it. Answers how much still is; then
 * nothing was changed. Waits at most 2 s for the tables, so that no one who writes queues behind it for longer.
 */
export async function closeVersion(db: Database, kekVersion: number): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await sql`set local lock_timeout = '2s'`.execute(tx);
    await sql`lock table data_key, sealed_secret in access exclusive mode`.execute(tx);
    const { rows } = await sql<{ count: number }>`
      select (select count(*) from data_key where kek_version = ${kekVersion})
           + (select count(*) from sealed_secret where kek_version = ${kekVersion}) as count`.execute(tx);
    const count = rows[0]?.count ?? 0;
    if (count > 0) return count;
    for (const table of ["data_key", "sealed_secret"] as const) {
      const constraint = sql.id(`${table}_without_kek_${kekVersion}`);
      await sql`alter table ${sql.table(table)} drop constraint if exists ${constraint}`.execute(tx);
      // "not valid" because the count above has just looked at every row.
      await sql`
        alter table ${sql.table(table)} add constraint ${constraint}
        check (kek_version <> ${sql.lit(kekVersion)}) not valid`.execute(tx);
    }
    return 0;
  });
}

/** The versions that were closed by closeVersion. */
export async function listClosed(db: Database): Promise<number[]> {
  const { rows } = await sql<{ version: number }>`
    select substring(conname from '[0-9]+$')::int as version from pg_constraint
    where conrelid = 'data_key'::regclass and conname ~ '^data_key_without_kek_[0-9]+$'
    order by 1`.execute(db);
  return rows.map(({ version }) => version);
}

/** Numbers 7_496_001 and 7_496_002 are the embedded server's and the migrations'. */
const onlyOne = 7_496_003;

/** A lock that goes with its connection, so with this process, however that ends. Null where another one holds it. */
export async function takeLock(storage: Storage): Promise<AsyncDisposable | null> {
  const connection = await storage.connect();
  const { rows } = await connection.query<{ got: boolean }>("select pg_try_advisory_lock($1) as got", [
    onlyOne,
  ]);
  const end = (): Promise<void> => connection.end();
  if (rows[0]?.got === true) return { [Symbol.asyncDispose]: end };
  await end();
  return null;
}
