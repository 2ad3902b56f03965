import type { Storage } from "../storage/database.ts";
import type { EmbeddedServer } from "../storage/embedded.ts";
import type { BackupPlace } from "./backup-place.ts";

/** What backups are made with. Only the embedded server's are ours to make. */
export type BackupTools = {
  readonly storage: Storage;
  readonly now: () => Date;
  readonly place: BackupPlace;
  readonly server: Pick<EmbeddedServer, "url" | "folder">;
  readonly dataDir: string;
};

/** Told as often as there is something new. */
export type BackupProgress = (step: BackupStep, done: number, total: number) => void;
/** In bytes, in tables, in files of the log. */
export type BackupStep = "files" | "log";

/** What keeps a backup from being made or restored, in a sentence for the operator. */
export class BackupError extends Error {
  override readonly name = "BackupError";
}
