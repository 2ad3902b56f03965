import { hkdfSync, randomBytes, randomUUID } from "node:crypto";
import { adoptRows } from "./adopt-rows.ts";
import type { Database, Tx } from "./database.ts";
import { KeyError, type KeyProvider } from "./keys.ts";
import { openStamps } from "./stamps.ts";

/** Keys of the service itself, derived from one sealed secret; they outlive restarts, restores and key rotations. */
export type Secrets = {
  /** Signs the consultees' tokens. */
  readonly consulteeTokens: Buffer;
  /** Names 合言葉, and whoever guesses at them, by hashes that nobody can guess. */
  readonly consulteeNaming: Buffer;
  /** Seals what staff share with their apps, and the reasons they write. */
  readonly staffSealing: Buffer;
  /** Names recovery codes, and whoever failed to sign in, by hashes that nobody can guess. */
  readonly staffNaming: Buffer;
  /** Seals what is kept of the city's account at LINE, and of whoever writes to it there. */
  readonly lineSealing: Buffer;
  /** Names somebody at LINE by a hash that nobody can guess. */
  readonly lineNaming: Buffer;
  /** Seals where a browser is told that there is something new. */
  readonly noticeSealing: Buffer;
  /** Names such an address by a hash that nobody can guess. */
  readonly noticeNaming: Buffer;
  /** From which the keys come that push services know this city by. */
  readonly pushSigning: Buffer;
  /** Stamps the rows that say who may enter or read ([SE-8]). */
  readonly stamping: Buffer;
};

/** The second name says that the rows have their stamps: under it nothing is ever stamped as it stands again. */
const [before, name] = ["service", "service-stamped"] as const;

/** True where nothing was ever sealed here: only then may a missing key file be made anew. */
export async function isUntouched(db: Database): Promise<boolean> {
  const row = await db.selectFrom("sealed_secret").select("name").limit(1).executeTakeFirst();
  return row === undefined;
}

/** What a sealed secret is bound to, so that it cannot be put under another name. */
export function secretContext(of: string): string {
  return `yorisoi/sealed-secret\n${of}`;
}

/**
 * Makes the installation on the first start, and on every later one proves that the keys at hand are this city's
 * ([SE-2]): throws a KeyError where they are not.
 */
export async function openInstallation(
  db: Database,
  provider: KeyProvider,
  options: { readonly invented: boolean },
): Promise<Secrets & { readonly isNew: boolean }> {
  const isNew = await db.transaction().execute(async (tx) => {
    const made = await tx
      .insertInto("installation")
      .values({ epoch: randomUUID() as never, invented: options.invented })
      .onConflict((conflict) => conflict.doNothing())
      .returning("only_one")
      .executeTakeFirst();
    if (!made) return false;
    await keep(tx, provider, randomBytes(32));
    return true;
  });
  const secret = (await find(db, provider, name)) ?? (await adopt(db, provider));
  return { isNew, ...derived(secret) };
}

async function find(
  db: Database | Tx,
  provider: KeyProvider,
  called: typeof before | typeof name,
): Promise<Buffer | null> {
  const row = await db.selectFrom("sealed_secret").selectAll().where("name", "=", called).executeTakeFirst();
  return row ? provider.unwrap(row.sealed, row.kek_version, secretContext(called)) : null;
}

async function keep(tx: Tx, provider: KeyProvider, secret: Buffer): Promise<void> {
  const { wrapped, version } = await provider.wrap(secret, secretContext(name));
  await tx.insertInto("sealed_secret").values({ name, sealed: wrapped, kek_version: version }).execute();
}

/** The first start since there are stamps, also of a database restored from before: by one process, the others wait. */
async function adopt(db: Database, provider: KeyProvider): Promise<Buffer> {
  return db.transaction().execute(async (tx) => {
    await tx.selectFrom("sealed_secret").select("name").where("name", "=", before).forUpdate().execute();
    const secret = await find(tx, provider, before);
    if (secret === null) {
      const done = await find(tx, provider, name);
      if (done !== null) return done;
      throw new KeyError("The database has an installation but no sealed secret; restore it from a backup.");
    }
    await adoptRows(tx, openStamps(derived(secret).stamping));
    await keep(tx, provider, secret);
    await tx.deleteFrom("sealed_secret").where("name", "=", before).execute();
    return secret;
  });
}

function derived(secret: Buffer): Secrets {
  return {
    consulteeTokens: derive(secret, "consultee-tokens"),
    consulteeNaming: derive(secret, "consultee-naming"),
    staffSealing: derive(secret, "staff-sealing"),
    staffNaming: derive(secret, "staff-naming"),
    lineSealing: derive(secret, "line-sealing"),
    lineNaming: derive(secret, "line-naming"),
    noticeSealing: derive(secret, "notice-sealing"),
    noticeNaming: derive(secret, "notice-naming"),
    pushSigning: derive(secret, "push-signing"),
    stamping: derive(secret, "stamping"),
  };
}

function derive(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, Buffer.alloc(0), `yorisoi/${purpose}`, 32));
}
