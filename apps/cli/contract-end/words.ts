import type { EraseStep, OutOfReach } from "../../../domain/contract-end.ts";

export const stepWords: Readonly<Record<EraseStep, string>> = {
  keys: "key-encryption keys: the key file, written over",
  database: "the database",
  backups: "backups, their log and restore points in BACKUP_DIR",
  exports: "files of the ledger in EXPORT_FOLDER",
  "data-folder": "everything else in DATA_DIR: sealed heads, the uptime record, sign-in keys of lookouts",
};

/** Where it goes on lying, and what is to be done there by hand. */
export const reachWords: Readonly<Record<OutOfReach, string>> = {
  "copies-of-the-key-file":
    "Copies of the key file in safes: destroy each. With one of them old backups open.",
  "keys-of-the-environment":
    "KEY_ENCRYPTION_KEYS, wherever it is set (unit files, vaults, machines): destroy each. Until then nothing is out of reach of whoever has it.",
  "backups-elsewhere":
    "Backups on other media, of pgBackRest, and snapshots of disks: destroy them, or know that all keys are.",
  "database-server":
    "The database server: its log (WAL), standbys and backups keep what was dropped for a while, wrapped by keys that are gone.",
  "files-taken-before":
    "Files that were taken at the desk or written elsewhere: the ledger (tables/export) says which, and what became of them.",
  "e-mails": "E-mails that were sent: they hold no content, and lie with their receivers.",
  line: "The city's account at LINE: what people sent to it there, its friends, its channel. Close it at LINE.",
  "other-machines":
    "Lookouts, proxies and monitoring on other machines: their records and logs hold no words; remove them there.",
  "old-blocks-of-the-disk":
    "A disk of flash may keep old blocks: destroy the disk, or rely on the keys being gone.",
};
