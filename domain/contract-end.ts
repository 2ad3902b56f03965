// 契約の終わり: everything is handed over, then erased, and a certificate says so (仕様書 11(6)).
import { Refusal } from "./refusal.ts";

/** What is destroyed, in this order: with the first nothing opens any more, whatever becomes of the rest. */
export const eraseSteps = ["keys", "database", "backups", "exports", "data-folder"] as const;
export type EraseStep = (typeof eraseSteps)[number];

/** Where something of it may lie that no program of ours can reach. */
export const outOfReach = [
  "copies-of-the-key-file",
  "keys-of-the-environment",
  "backups-elsewhere",
  "database-server",
  "files-taken-before",
  "e-mails",
  "line",
  "other-machines",
  "old-blocks-of-the-disk",
] as const;
export type OutOfReach = (typeof outOfReach)[number];

/** How it is kept: decides what no program reaches. */
export type Keeping = { readonly embedded: boolean; readonly keysInFile: boolean };

export function outOfReachOf({ embedded, keysInFile }: Keeping): readonly OutOfReach[] {
  return outOfReach.filter((one) => {
    if (one === "copies-of-the-key-file") return keysInFile;
    if (one === "keys-of-the-environment") return !keysInFile;
    return one !== "database-server" || !embedded;
  });
}

/** For how long what others have agreed to may be begun. */
export const eraseGoodForMillis = 7 * 86_400_000;

/** What has to be typed: nobody has it in their fingers. `hash`: that of the export. */
export function erasePhrase(hash: string): string {
  return `erase ${hash.slice(0, 8)}`;
}

/**
 * [CE-4] What is held must not be lost. It is not, once the city has it and says so; until then a hold that stands refuses the end,
 * as it refuses each deletion ([RT-1]).
 */
export function refuseWhileHeld(holds: number, cityHasThem: boolean): void {
  if (holds > 0 && !cityHasThem) throw new Refusal("consultation-held");
}
