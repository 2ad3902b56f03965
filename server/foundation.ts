import type { Config } from "./config.ts";
import { openStorage, type Storage } from "./storage/database.ts";
import { startEmbedded } from "./storage/embedded.ts";
import { keysFromFile } from "./storage/key-file.ts";
import { type KeyProvider, keysFromEnvironment } from "./storage/keys.ts";
import { migrate } from "./storage/migrate.ts";
import { isUntouched, openInstallation, type Secrets } from "./storage/secrets.ts";

/** What the service stands on, ready: the database with its tables, and keys that were proven to fit ([SE-2]). */
export type Foundation = AsyncDisposable & {
  readonly storage: Storage;
  readonly keyProvider: KeyProvider;
  readonly secrets: Secrets;
  /** Made by this very start. */
  readonly isNew: boolean;
  /** On its own embedded database: an invented city, to try things out. */
  readonly invented: boolean;
};

/** Used by the server and by the command line alike. `say` gets a line for each thing that takes time. */
export async function openFoundation(config: Config, say: (line: string) => void): Promise<Foundation> {
  await using building = new AsyncDisposableStack();
  const embedded = config.databaseUrls === null;
  const urls =
    config.databaseUrls ?? building.use(await startEmbedded({ dataDir: config.dataDir, log: say })).url();
  await migrate({ urls, report: say });
  const storage = building.use(await openStorage({ urls }));
  const keyProvider =
    config.keys.from === "environment"
      ? keysFromEnvironment(config.keys.value)
      : await keysFromFile(config.dataDir, { mayCreate: await isUntouched(storage.db) });
  const { isNew, ...secrets } = await openInstallation(storage.db, keyProvider, { invented: embedded });
  const ready = building.move();
  return {
    storage,
    keyProvider,
    secrets,
    isNew,
    invented: embedded,
    [Symbol.asyncDispose]: () => ready.disposeAsync(),
  };
}
