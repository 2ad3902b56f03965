import type { ConsultationId } from "../../domain/ids.ts";
import { contextOf, unwrapDataKey, type WrappedKey } from "../storage/data-keys.ts";
import type { Storage } from "../storage/database.ts";
import { retrying } from "../storage/hosts.ts";
import { addKey } from "../storage/key-file.ts";
import { KeyError, type KeyProvider } from "../storage/keys.ts";
import { secretContext } from "../storage/secrets.ts";
import { workAlone } from "./alone.ts";
import { recordKeyAct } from "./record-key-act.ts";
import { type KeySource, openRing, type Ring, refuseForeignFile } from "./ring.ts";
import { type KeyStatus, readKeyStatus, refuseUnfit } from "./status.ts";
import { beginning, listNotUnder, listSecrets, type Rewrapped, saveRewrapped, saveSecret } from "./store.ts";

/** What a rotation would do now. */
export type RotationPlan =
  /** Everything is wrapped by the current version: a new one is added first. */
  | { readonly kind: "add"; readonly version: number; readonly left: number }
  /** A newer version is there, and not everything is wrapped by it yet. */
  | { readonly kind: "continue"; readonly version: number; readonly left: number }
  /** The keys come from the environment, and its first one wraps everything already. */
  | { readonly kind: "nothing"; readonly version: number; readonly left: 0 };

export type RotationProgress = {
  readonly version: number;
  readonly done: number;
  readonly total: number;
  /** Whose data key did not open: damaged, or of a key that is not at hand. They are left as they are. */
  readonly stuck: readonly ConsultationId[];
};

export type RotationOptions = {
  /** What was shown and agreed to; a rotation that would do something else is refused. */
  readonly plan: RotationPlan;
  /** Ends it after the keys that are being wrapped; what was done stays done. */
  readonly stopped?: AbortSignal;
  readonly atOnce?: number;
};

/** Servers that do not see the new key go on wrapping by an old version; a few rounds, not for ever. */
const mostRounds = 5;

/** Throws a KeyError where the keys do not fit what they are to open. */
export function planRotation({ file, provider }: Ring, status: KeyStatus): RotationPlan {
  refuseUnfit(status);
  const { left, versions, closed } = status;
  if (left > 0) return { kind: "continue", version: provider.current, left };
  if (file === null) return { kind: "nothing", version: provider.current, left: 0 };
  const version = provider.current + 1;
  if (closed.includes(version))
    throw new KeyError(
      `A version ${version} was forgotten here before, and its number cannot be used again.`,
    );
  const everything = versions.reduce((sum, { dataKeys, secrets }) => sum + dataKeys + secrets, 0);
  return { kind: "add", version, left: everything };
}

/** Only adds the new key, so that it can be brought to other machines and to its safe place before it is needed. */
export async function prepareRotation(
  { storage, keys }: { readonly storage: Storage; readonly keys: KeySource },
  { plan }: Pick<RotationOptions, "plan">,
): Promise<void> {
  await using _alone = await workAlone(storage);
  await begin(storage, keys, plan);
}

/**
 * [SE-4] Wraps every sealed secret and every data key by the newest key-encryption key. No message is read or written.
 * It may end at any moment, by force too: each key is wrapped by the old or by the new version, both are at hand, and the
 * next call goes on with what is left. Tells how far it came after each handful.
 */
export async function* rotateKeys(
  { storage, keys }: { readonly storage: Storage; readonly keys: KeySource },
  { plan, stopped, atOnce = 200 }: RotationOptions,
): AsyncGenerator<RotationProgress> {
  await using _alone = await workAlone(storage);
  const { provider } = await begin(storage, keys, plan);
  const version = provider.current;
  if (plan.left > 0) await recordKeyAct(storage, "key:rotate", { version, count: plan.left });
  const stuck = new Set<ConsultationId>();
  let [done, total] = [0, plan.left];
  const progress = (): RotationProgress => ({ version, done, total, stuck: [...stuck] });

  // First what every start opens: from then on no server starts without the new key, instead of failing later.
  for (const secret of await listSecrets(storage.db)) {
    if (secret.kekVersion === version) continue;
    const context = secretContext(secret.name);
    const opened = await provider.unwrap(secret.sealed, secret.kekVersion, context);
    const sealed = await wrapProven(provider, opened, context);
    await retrying(() => saveSecret(storage.db, secret, sealed, version));
    done += 1;
  }
  yield progress();

  for (let round = 1; round <= mostRounds; round += 1) {
    const before = done;
    for (let at = beginning; ; ) {
      if (stopped?.aborted) return;
      const next = await retrying(() => listNotUnder(storage.db, version, at, atOnce));
      const last = next.at(-1);
      if (last === undefined) break;
      const rewrapped = await rewrapAll(provider, next, stuck);
      await retrying(() => saveRewrapped(storage.db, rewrapped, version));
      done += rewrapped.length;
      total = Math.max(total, done + stuck.size);
      at = last;
      yield progress();
    }
    if (done === before) return;
  }
}

async function begin(storage: Storage, keys: KeySource, plan: RotationPlan): Promise<Ring> {
  const ring = await openRing(keys);
  const now = planRotation(ring, await readKeyStatus(storage, ring));
  if (now.kind !== plan.kind || now.version !== plan.version)
    throw new KeyError("The keys have changed in the meantime: look at them again before going on.");
  if (plan.kind !== "add") return ring;
  await refuseForeignFile(ring);
  await addKey(keys.dataDir);
  const added = await openRing(keys);
  await recordKeyAct(storage, "key:make", { version: added.provider.current });
  return added;
}

async function rewrapAll(
  provider: KeyProvider,
  all: readonly WrappedKey[],
  stuck: Set<ConsultationId>,
): Promise<Rewrapped[]> {
  const rewrapped = await Promise.all(
    all.map(async (before): Promise<Rewrapped[]> => {
      try {
        const secret = await unwrapDataKey(provider, before);
        return [{ before, wrapped: await wrapProven(provider, secret, contextOf(before)) }];
      } catch (error) {
        if (!(error instanceof KeyError)) throw error;
        stuck.add(before.consultation);
        return [];
      }
    }),
  );
  return rewrapped.flat();
}

/** Proven to open again before it may take the place of what opened until now. */
async function wrapProven(provider: KeyProvider, secret: Buffer, context: string): Promise<Buffer> {
  const fresh = await provider.wrap(secret, context);
  const again = await provider.unwrap(fresh.wrapped, fresh.version, context);
  if (again.equals(secret) && fresh.version === provider.current) return fresh.wrapped;
  throw new Error("The key provider wraps what it cannot open: nothing was changed.");
}
