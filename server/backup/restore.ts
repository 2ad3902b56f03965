import type { Lost } from "../../domain/backup.ts";
import { tablesThatDiffer } from "../../domain/restore-point.ts";
import { recordAct } from "../audit/record.ts";
import { openStorage, type Storage } from "../storage/database.ts";
import { exchangeData, readHistory } from "../storage/embedded-exchange.ts";
import { isBeyondLog, type Side } from "../storage/embedded-side.ts";
import type { BackupPlace } from "./backup-place.ts";
import type { BackupProgress } from "./backup-tools.ts";
import { bringUpBackup } from "./bring-up.ts";
import type { RestorePlan } from "./plan-restore.ts";
import { changeEpoch, countAll, insertPoint, readWalState } from "./store.ts";
import { historyOf } from "./wal-files.ts";

export type RestoreNeeds = {
  readonly dataDir: string;
  readonly place: BackupPlace;
  readonly now: () => Date;
  readonly stopped: AbortSignal;
  readonly progress: BackupProgress;
};

/** A city as it was, beside the city as it is. Thrown away, nothing has happened. */
export type PreparedRestore = AsyncDisposable & {
  readonly rows: number;
  /** Tables whose rows are not those that were counted at that moment; null where nothing was counted then. */
  readonly differing: readonly string[] | null;
  /** Puts it in the place of the city. Answers where the data of before is kept; null where there was none. */
  carryOut(said: {
    readonly lost: Lost | null;
    readonly say: (sentence: string) => void;
  }): Promise<string | null>;
};

const queryTimeoutMillis = 3_600_000;

/** [S9.3] [BK-6] Brings the backup of the plan up to its moment and compares it with what was counted then. */
export async function prepareRestore(needs: RestoreNeeds, plan: RestorePlan): Promise<PreparedRestore> {
  const { place } = needs;
  const { side, url } = await bringUpPatiently(needs, plan);
  const stack = new AsyncDisposableStack();
  stack.use(side);
  try {
    const connections = stack.use(new AsyncDisposableStack());
    const storage = connections.use(await openStorage({ urls: url, poolSize: 2, queryTimeoutMillis }));
    const counted = await countAll(storage);
    const noted = plan.point && (await place.readPoint(plan.point));
    return {
      rows: Object.values(counted).reduce((sum, one) => sum + one.rows, 0),
      differing: noted && tablesThatDiffer(noted.tables, counted),
      async carryOut({ lost, say }) {
        await begin(storage, needs, plan, lost);
        const { timeline } = await readWalState(storage.db);
        await place.saveWal(historyOf(timeline), [await readHistory(side.home, historyOf(timeline))]);
        await connections.disposeAsync();
        await side.stop();
        return exchangeData(needs.dataDir, { restored: side.home.data, kept: keptName(needs.now()), say });
      },
      [Symbol.asyncDispose]: () => stack.disposeAsync(),
    };
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}

/** Nothing was written after the moment that was asked for: then it is how the log ends. */
async function bringUpPatiently(
  { dataDir, place, stopped, progress }: RestoreNeeds,
  { backup, target }: RestorePlan,
): Promise<{ readonly side: Side; readonly url: string }> {
  const needs = { dataDir, place, backup, hurried: false, stopped, progress };
  try {
    return await bringUpBackup({ ...needs, target });
  } catch (error) {
    if (target.until.kind !== "time" || !isBeyondLog(error)) throw error;
    return bringUpBackup({ ...needs, target: { ...target, until: { kind: "end" } } });
  }
}

/** [DL-5] From here on it is another epoch: pages begin anew, and send again what nobody has acknowledged to them since. */
async function begin(
  { db }: Storage,
  { now, place }: RestoreNeeds,
  { at, point }: RestorePlan,
  lost: Lost | null,
): Promise<void> {
  const noted = point && (await place.readPoint(point));
  await db.transaction().execute(async (tx) => {
    await changeEpoch(tx);
    // Its own line of the table came after the moment itself.
    if (noted) await insertPoint(tx, noted);
    await recordAct(tx, now(), { kind: "system" }, "database:restore", {
      ...(at ? { from: at } : {}),
      ...{ to: now(), ...(lost ? { count: lost.messages } : {}) },
      ...(point ? { outcome: point.name } : {}),
    });
  });
}

function keptName(at: Date): string {
  return `postgres.before-${at.toISOString().slice(0, 19).replace(/[-:T]/g, "")}`;
}
