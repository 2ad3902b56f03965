import type { Lost } from "../../domain/backup.ts";
import type { BackupPlace } from "../../server/backup/backup-place.ts";
import { lookAtPresent } from "../../server/backup/look-at-present.ts";
import type { Config } from "../../server/config.ts";
import { openStorage } from "../../server/storage/database.ts";
import { joinEmbedded } from "./ground.ts";

/** The present database, where there is one that can be started. */
export type PresentDatabase = AsyncDisposable & {
  /** Null where there is none. */
  readonly timeline: number | null;
  countLost(at: Date): Promise<Lost | null>;
  /** Lets go of it, before it is ended and replaced: a server of ours would come back by itself. */
  leave(): Promise<void>;
};

const patienceMillis = 20_000;

export async function joinPresent(
  config: Config,
  place: BackupPlace,
  say: (sentence: string) => void,
): Promise<PresentDatabase> {
  const stack = new AsyncDisposableStack();
  const leave = (): Promise<void> => stack.disposeAsync();
  try {
    const { server } = await joinEmbedded(config, say);
    stack.defer(server.stop);
    const until = AbortSignal.timeout(patienceMillis);
    const storage = stack.use(await openStorage({ urls: server.url(), poolSize: 2, until }));
    const { timeline, kept, countLost } = await lookAtPresent({ storage, place, server });
    if (!kept)
      say("The end of the present log could not be kept: what was written last can be lost for good.");
    return { timeline, countLost, leave, [Symbol.asyncDispose]: leave };
  } catch (error) {
    await leave();
    // On the day on which there is no database this is no reason not to restore one.
    say(`The present database cannot be asked: ${error instanceof Error ? error.message : String(error)}`);
    return { timeline: null, countLost: async () => null, leave, [Symbol.asyncDispose]: leave };
  }
}
