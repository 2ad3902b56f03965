import type { ConsultationId } from "../../domain/ids.ts";
import type { Storage, Tx } from "./database.ts";
import { KeyError, type KeyProvider } from "./keys.ts";
import { type DataKey, dataKey, newDataKeySecret } from "./seal.ts";

/** Holds the data keys of the consultations in use, unwrapped, in memory only. */
export type DataKeys = {
  /** Keys of those ids that have one; a consultation whose key was destroyed is missing from the answer. */
  of(
    ids: readonly ConsultationId[],
    /** Told of a key that does not open, which is then missing too; without this, that is an error. */
    damaged?: (id: ConsultationId, error: KeyError) => void,
  ): Promise<Map<ConsultationId, DataKey>>;
  /** Makes and stores the key of a new consultation; call `remember` after the commit. */
  make(tx: Tx, id: ConsultationId): Promise<DataKey>;
  remember(id: ConsultationId, key: DataKey): void;
};

const mostKept = 20_000;

export function holdDataKeys(storage: Storage, provider: KeyProvider): DataKeys {
  const kept = new Map<ConsultationId, DataKey>();

  function remember(id: ConsultationId, key: DataKey): void {
    const oldest = kept.keys().next();
    if (kept.size >= mostKept && !oldest.done) kept.delete(oldest.value);
    kept.set(id, key);
  }

  return {
    remember,
    async of(ids, damaged) {
      const found = new Map<ConsultationId, DataKey>();
      const missing: ConsultationId[] = [];
      for (const id of ids) {
        const key = kept.get(id);
        if (key) found.set(id, key);
        else missing.push(id);
      }
      if (missing.length === 0) return found;
      const rows = await storage.db
        .selectFrom("data_key")
        .selectAll()
        .where("consultation_id", "in", missing)
        .orderBy("version")
        .execute();
      for (const { consultation_id: id, version, wrapped, kek_version } of rows) {
        try {
          const key = dataKey(version, await provider.unwrap(wrapped, kek_version, contextOf(id, version)));
          remember(id, key);
          found.set(id, key);
        } catch (error) {
          if (!damaged || !(error instanceof KeyError)) throw error;
          damaged(id, error);
        }
      }
      return found;
    },
    async make(tx, id) {
      const secret = newDataKeySecret();
      const { wrapped, version } = await provider.wrap(secret, contextOf(id, 1));
      await tx
        .insertInto("data_key")
        .values({ consultation_id: id, version: 1, wrapped, kek_version: version })
        .execute();
      return dataKey(1, secret);
    },
  };
}

/** What a wrapped key is bound to, so that it cannot be put under another consultation. */
export function contextOf(id: ConsultationId, version: number): string {
  return `yorisoi/data-key\n${id}\n${version}`;
}
