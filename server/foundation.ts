import type { Config } from "./config.ts";
import { openStorage, type Storage } from "./storage/database.ts";
import { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from "./storage/embedded.ts";
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
  /** The embedded server; null with a database of the city's own. */
  readonly embedded: EmbeddedServer | null;
};

/** Used by the server and by the command line alike. `say` gets a line for each thing that takes time. */
export async function openFoundation(config: Config, say: (line: string) => void): Promise<Foundation> {
  await using building = new AsyncDisposableStack();
  const embedded =
    config.databaseUrls === null ? building.use(await startEmbedded(howEmbedded(config, say))) : null;
  const urls = config.databaseUrls ?? embedded?.url() ?? "";
  await migrate({ urls, report: say });
  const storage = building.use(await openStorage({ urls }));
  const keyProvider =
    config.keys.from === "environment"
      ? keysFromEnvironment(config.keys.value)
      : await keysFromFile(config.dataDir, { mayCreate: await isUntouched(storage.db) });
  const { isNew, ...secrets } = await openInstallation(storage.db, keyProvider, {
    invented: embedded !== null,
  });
  const ready = building.move();
  return {
    storage,
    keyProvider,
    secrets,
    isNew,
    invented: embedded !== null,
    embedded,
    [Symbol.asyncDispose]: () => ready.disposeAsync(),
  };
}

/** The same for the server and for every command, since whoever starts it decides whether its log is kept. */
export function howEmbedded({ dataDir, backups }: Config, log: (line: string) => void): EmbeddedOptions {
  return { dataDir, log, archives: backups !== null };
}
