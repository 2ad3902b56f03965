import { stat } from "node:fs/promises";
import { dirname, resolve, sep } from "node:path";
import { Refusal } from "../../../domain/refusal.ts";
import { loadAuditKeys } from "../../../server/audit/audit-keys.ts";
import type { Config } from "../../../server/config.ts";
import { type AskTools, askContract, type Standing } from "../../../server/contract-end/ask.ts";
import type { ExportTools } from "../../../server/contract-end/export.ts";
import { openRing } from "../../../server/keys/ring.ts";
import { holdDataKeys } from "../../../server/storage/data-keys.ts";
import { openInstallation } from "../../../server/storage/secrets.ts";
import type { Answer, Given, Place } from "../command.ts";
import type { Ground } from "../ground.ts";
import { inJapan } from "../in-japan.ts";
import { Trouble, WrongUsage } from "../trouble.ts";

/** What the end of the contract is worked with: all keys of the city. */
export async function toolsFor({ storage, config }: Ground, { now }: Place): Promise<ExportTools & AskTools> {
  const { provider } = await openRing(config);
  const auditKeys = await loadAuditKeys(storage.db, provider);
  if (!auditKeys) throw new Trouble("The audit trail has no key yet: start the service once (npm start).");
  const secrets = await openInstallation(storage.db, provider, { invented: false });
  return { storage, db: storage.db, now, auditKeys, secrets, keys: holdDataKeys(storage, provider) };
}

/** Puts it before the city, where nobody has done so yet; else says how it stands. */
export async function askTheCity(
  tools: AskTools,
  given: Given,
  standing: Exclude<Standing, { state: "agreed" }>,
  wanted: Pick<Parameters<typeof askContract>[1], "act" | "about" | "reason">,
): Promise<Answer> {
  if (standing.state === "waiting") {
    const { agreed, needed, until } = standing;
    return {
      lines: [
        `Waiting: ${agreed} of ${needed} of the city have agreed. It can be agreed to until ${inJapan(until)} (Japan).`,
      ],
      json: { done: false, ...standing },
    };
  }
  const operator = given["as"];
  if (typeof operator !== "string")
    throw new WrongUsage(
      "Nobody of the city has been asked yet: give --as, the sign-in name of the operator who asks.",
    );
  await askContract(tools, { ...wanted, operator }).catch((error: unknown) => {
    throw error instanceof Refusal
      ? new Trouble(`Nobody works here as an operator under the name "${operator}".`)
      : error;
  });
  return {
    lines: [
      "Asked. Two of the city (administrators or officials) agree to it at the desk, place 承認, within a day.",
      "Then call this again, within seven days.",
    ],
    json: { done: false, state: "asked" },
  };
}

/** A folder that is made now, and does not lie in what is erased later. */
export async function newFolder(path: string, config: Config, option: string): Promise<string> {
  const folder = resolve(path);
  refuseWithin(folder, config, option);
  if (await isThere(folder)) throw new Trouble(`${folder} is there already: name a new folder.`);
  if (!(await isThere(dirname(folder)))) throw new Trouble(`${dirname(folder)} is not there.`);
  return folder;
}

export function refuseWithin(folder: string, config: Config, option: string): void {
  const erased = [config.dataDir, config.backups?.folder, config.exportFolder];
  const within = erased.find((one) => one && `${folder}${sep}`.startsWith(`${resolve(one)}${sep}`));
  if (within) throw new WrongUsage(`--${option} must not lie in ${within}, which is erased in the end.`);
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** In fours, as people read it aloud. */
export function inFours(hash: string): string {
  return (hash.match(/.{4}/g) ?? []).join(" ");
}
