// A city on an embedded database of its own whose log is kept, with a place for its backups.
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BackupPlace, openBackupPlace } from "../server/backup/backup-place.ts";
import type { BackupTools } from "../server/backup/backup-tools.ts";
import { openStorage, type Storage } from "../server/storage/database.ts";
import { type EmbeddedServer, startEmbedded } from "../server/storage/embedded.ts";
import { type KeyProvider, keysFromEnvironment, newKey } from "../server/storage/keys.ts";
import { migrate } from "../server/storage/migrate.ts";
import { openInstallation } from "../server/storage/secrets.ts";

export type KeptCity = AsyncDisposable & {
  readonly dataDir: string;
  readonly backups: string;
  readonly keys: string;
  readonly keyProvider: KeyProvider;
  readonly server: EmbeddedServer;
  readonly storage: Storage;
  readonly place: BackupPlace;
  readonly tools: BackupTools;
  /** For a command, or another process. */
  readonly environment: Readonly<Record<string, string>>;
};

/** Where the server's own account can enter, and which go afterwards. */
export async function openKeptFolders(): Promise<
  AsyncDisposable & { readonly dataDir: string; readonly backups: string }
> {
  const folder = await mkdtemp(join(tmpdir(), "yorisoi-kept-"));
  await chmod(folder, 0o711);
  return {
    dataDir: join(folder, "data"),
    backups: join(folder, "backups"),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

export async function openKeptCity(now: () => Date = () => new Date()): Promise<KeptCity> {
  await using stack = new AsyncDisposableStack();
  const { dataDir, backups } = stack.use(await openKeptFolders());
  const server = stack.use(await startEmbedded({ dataDir, log: () => {}, archives: true }));
  // An interrupted run ends without a teardown.
  const end = (): void => void process.kill(server.pid, "SIGQUIT");
  process.once("exit", end);
  stack.defer(() => void process.off("exit", end));
  await migrate({ urls: server.url() });
  const storage = stack.use(await openStorage({ urls: server.url() }));
  const keys = `1:${newKey().toString("base64")}`;
  const keyProvider = keysFromEnvironment(keys);
  await openInstallation(storage.db, keyProvider, { invented: true });
  const place = await openBackupPlace(backups, keyProvider);
  const open = stack.move();
  return {
    ...{ dataDir, backups, keys, keyProvider, server, storage, place },
    tools: { storage, now, place, server, dataDir },
    environment: { DATA_DIR: dataDir, BACKUP_DIR: backups, KEY_ENCRYPTION_KEYS: keys },
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}
