import { hkdfSync, randomBytes, randomUUID } from "node:crypto";
import type { Database } from "./database.ts";
import { KeyError, type KeyProvider } from "./keys.ts";

/** Keys of the service itself, derived from one sealed secret; they outlive restarts, restores and key rotations. */
export type Secrets = {
  /** Signs the consultees' tokens. */
  readonly consulteeTokens: Buffer;
  /** Seals what staff share with their apps, and the reasons they write. */
  readonly staffSealing: Buffer;
  /** Names recovery codes, and whoever failed to sign in, by hashes that nobody can guess. */
  readonly staffNaming: Buffer;
};

const name = "service";
const context = "yorisoi/sealed-secret\nservice";

/** True where nothing was ever sealed here: only then may a missing key file be made anew. */
export async function isUntouched(db: Database): Promise<boolean> {
  const row = await db.selectFrom("sealed_secret").select("name").limit(1).executeTakeFirst();
  return row === undefined;
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
    const { wrapped, version } = await provider.wrap(randomBytes(32), context);
    await tx.insertInto("sealed_secret").values({ name, sealed: wrapped, kek_version: version }).execute();
    return true;
  });
  const row = await db.selectFrom("sealed_secret").selectAll().where("name", "=", name).executeTakeFirst();
  if (!row)
    throw new KeyError("The database has an installation but no sealed secret; restore it from a backup.");
  const secret = await provider.unwrap(row.sealed, row.kek_version, context);
  return {
    isNew,
    consulteeTokens: derive(secret, "consultee-tokens"),
    staffSealing: derive(secret, "staff-sealing"),
    staffNaming: derive(secret, "staff-naming"),
  };
}

function derive(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, Buffer.alloc(0), `yorisoi/${purpose}`, 32));
}
