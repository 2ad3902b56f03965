import { unwrapDataKey, type WrappedKey } from "../storage/data-keys.ts";
import type { Storage } from "../storage/database.ts";
import { KeyError, type KeyProvider } from "../storage/keys.ts";
import { secretContext } from "../storage/secrets.ts";
import type { Ring } from "./ring.ts";
import {
  type Count,
  countByVersion,
  listClosed,
  listSecrets,
  type SealedSecret,
  sampleUnder,
} from "./store.ts";

export type VersionStatus = Count & {
  readonly atHand: boolean;
  /** Null where nothing is wrapped by it, or where it is not at hand. */
  readonly opens: boolean | null;
};

export type KeyStatus = {
  /** The version that new keys are wrapped by. */
  readonly current: number;
  /** Newest first. */
  readonly versions: readonly VersionStatus[];
  /** How much is wrapped by another version than the current one: above 0 a rotation is pending. */
  readonly left: number;
  /** Forgotten: the database takes nothing that is wrapped by one of these. */
  readonly closed: readonly number[];
};

/** Which versions there are, what each of them wraps, and whether it really opens that. */
export async function readKeyStatus(
  { db }: Pick<Storage, "db">,
  { versions, provider }: Ring,
): Promise<KeyStatus> {
  const counts = new Map((await countByVersion(db)).map((count) => [count.version, count]));
  const secrets = await listSecrets(db);
  const all = [...new Set([...versions, ...counts.keys()])].toSorted((a, b) => b - a);
  const found: VersionStatus[] = [];
  for (const version of all) {
    const count = counts.get(version) ?? { version, dataKeys: 0, secrets: 0 };
    const atHand = versions.includes(version);
    const tries = atHand ? [...secrets.filter(under(version)), ...(await sampleUnder(db, version, 5))] : [];
    found.push({ ...count, atHand, opens: tries.length === 0 ? null : await opensAny(provider, tries) });
  }
  const left = found.filter(({ version }) => version !== provider.current);
  return {
    current: provider.current,
    versions: found,
    left: left.reduce((sum, { dataKeys, secrets: sealed }) => sum + dataKeys + sealed, 0),
    closed: await listClosed(db),
  };
}

/**
 * Throws a KeyError where something is wrapped by a version that is missing, or that is another key of that number, or where
 * nothing new could be stored.
 */
export function refuseUnfit({ versions, current, closed }: KeyStatus): void {
  if (closed.includes(current)) {
    throw new KeyError(
      `Version ${current} comes first, and it was forgotten: the database takes nothing that is wrapped by it, ` +
        "so that no consultation can be opened. Put the version first that was used last.",
    );
  }
  for (const { version, atHand, opens, dataKeys, secrets } of versions) {
    if (!atHand && dataKeys + secrets > 0) {
      throw new KeyError(
        `The key-encryption key of version ${version} is missing, and ${dataKeys + secrets} keys are wrapped by it: ` +
          "put it back from its safe copy.",
      );
    }
    if (opens === false) {
      throw new KeyError(
        `The key-encryption key of version ${version} opens nothing of what is wrapped by that version: ` +
          "it is another key with the same number. Put the right one back from its safe copy.",
      );
    }
  }
}

/** One damaged row alone does not make a key the wrong one. */
async function opensAny(
  provider: KeyProvider,
  tries: readonly (SealedSecret | WrappedKey)[],
): Promise<boolean> {
  for (const one of tries) {
    try {
      if ("name" in one) await provider.unwrap(one.sealed, one.kekVersion, secretContext(one.name));
      else await unwrapDataKey(provider, one);
      return true;
    } catch (error) {
      if (!(error instanceof KeyError)) throw error;
    }
  }
  return false;
}

function under(version: number): (one: SealedSecret) => boolean {
  return ({ kekVersion }) => kekVersion === version;
}
