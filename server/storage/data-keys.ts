import type { Kysely } from "kysely";
import type { ConsultationId, ConsulteeId } from "../../domain/ids.ts";
import type { Storage, Tx } from "./database.ts";
import { KeyError, type KeyProvider } from "./keys.ts";
import type { Schema } from "./schema.ts";
import { type DataKey, dataKey, newDataKeySecret } from "./seal.ts";

/** The key of a consultation's words, and whose that consultation was when the key was made. */
export type HeldKey = DataKey & { readonly consultee: ConsulteeId };

/** Holds the data keys of the consultations in use, unwrapped, in memory only. */
export type DataKeys = {
  /** Keys of those ids that have one; a consultation whose key was destroyed is missing from the answer. */
  of(
    ids: readonly ConsultationId[],
    /** Told of a key that does not open, which is then missing too; without this, that is an error. */
    damaged?: (id: ConsultationId, error: KeyError) => void,
  ): Promise<Map<ConsultationId, HeldKey>>;
  /** Makes and stores the key of a new consultation; call `remember` after the commit. */
  make(tx: Tx, id: ConsultationId, consultee: ConsulteeId): Promise<HeldKey>;
  remember(id: ConsultationId, key: HeldKey): void;
  /** [CB-9] It was destroyed: nothing of it stays here, and what was under way brings none back. */
  forget(id: ConsultationId): void;
  /** [DL-5] Another history, in which it may be there. */
  startOver(): void;
};

/** [SE-4] What a rotation has brought the service's own secrets to: they come first, before any data key. */
async function rotatedTo(tx: Tx): Promise<number | undefined> {
  const found = await tx
    .selectFrom("sealed_secret")
    .select(({ fn }) => fn.max("kek_version").as("newest"))
    .executeTakeFirst();
  return found?.newest ?? undefined;
}

const mostKept = 20_000;

export function holdDataKeys(storage: Storage, provider: KeyProvider): DataKeys {
  const kept = new Map<ConsultationId, HeldKey>();
  const destroyed = new Set<ConsultationId>();

  function remember(id: ConsultationId, key: HeldKey): void {
    if (destroyed.has(id)) return;
    const oldest = kept.keys().next();
    if (kept.size >= mostKept && !oldest.done) kept.delete(oldest.value);
    kept.set(id, key);
  }

  return {
    remember,
    forget(id) {
      destroyed.add(id);
      kept.delete(id);
    },
    startOver: () => destroyed.clear(),
    async of(ids, damaged) {
      const found = new Map<ConsultationId, HeldKey>();
      const missing: ConsultationId[] = [];
      for (const id of ids) {
        const key = kept.get(id);
        if (key) found.set(id, key);
        else missing.push(id);
      }
      if (missing.length === 0) return found;
      const rows = await wrappedKeys(storage.db)
        .where("k.consultation_id", "in", missing)
        .orderBy("k.version")
        .execute();
      for (const row of rows) {
        const { consultation: id, version, consultee } = row;
        try {
          const key = { ...dataKey(version, await unwrapDataKey(provider, row)), consultee };
          remember(id, key);
          if (!destroyed.has(id)) found.set(id, key);
        } catch (error) {
          if (!damaged || !(error instanceof KeyError)) throw error;
          damaged(id, error);
        }
      }
      return found;
    },
    async make(tx, consultation, consultee) {
      const secret = newDataKeySecret();
      const { wrapped, version } = await provider.wrap(
        secret,
        contextOf({ consultation, consultee, version: 1 }),
        await rotatedTo(tx),
      );
      await tx
        .insertInto("data_key")
        .values({ consultation_id: consultation, version: 1, wrapped, kek_version: version })
        .execute();
      return { ...dataKey(1, secret), consultee };
    },
  };
}

/** [CB-9] For good: what is sealed under them opens to nobody any more. Answers how many there were. */
export async function destroyDataKeys(tx: Tx, id: ConsultationId): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom("data_key")
    .where("consultation_id", "=", id)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

export type WrappedKey = Place & {
  readonly wrapped: Buffer;
  readonly kekVersion: number;
};

type Place = {
  readonly consultation: ConsultationId;
  readonly version: number;
  readonly consultee: ConsulteeId;
};

/** Stored keys, each with whose its consultation is by the row of it. */
export function wrappedKeys(db: Kysely<Schema>) {
  return db
    .selectFrom("data_key as k")
    .innerJoin("consultation as c", "c.id", "k.consultation_id")
    .select([
      "k.consultation_id as consultation",
      "k.version",
      "c.consultee_id as consultee",
      "k.wrapped",
      "k.kek_version as kekVersion",
    ]);
}

/** [SE-8] What a wrapped key is bound to: it opens neither under another consultation nor for another consultee. */
export function contextOf({ consultation, version, consultee }: Place): string {
  return `yorisoi/data-key\n${consultation}\n${version}\n${consultee}`;
}

/**
 * Throws a KeyError where it does not open. One that was wrapped before the consultee was bound into it still opens, until
 * the next rotation binds it; nobody without the key-encryption key can make such a one.
 */
export async function unwrapDataKey(provider: KeyProvider, key: WrappedKey): Promise<Buffer> {
  const { consultation, version, wrapped, kekVersion } = key;
  try {
    return await provider.unwrap(wrapped, kekVersion, contextOf(key));
  } catch (error) {
    if (!(error instanceof KeyError)) throw error;
    return provider.unwrap(wrapped, kekVersion, `yorisoi/data-key\n${consultation}\n${version}`);
  }
}
