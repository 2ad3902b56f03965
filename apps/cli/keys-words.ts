// What the commands about keys say: sentences and tables, nothing that acts.
import type { Ring } from "../../server/keys/ring.ts";
import type { RotationPlan } from "../../server/keys/rotate.ts";
import { type KeyStatus, refuseUnfit } from "../../server/keys/status.ts";
import { KeyError } from "../../server/storage/keys.ts";
import { columns } from "./columns.ts";
import type { Answer } from "./command.ts";
import { count } from "./terminal.ts";

/** How a rotation ended; `left` is what the database still holds under other versions. */
export type Outcome = {
  readonly version: number;
  readonly wrapped: number;
  readonly left: number;
  readonly stuck: readonly string[];
};

export function interrupted(outcome: Outcome): Answer {
  const lines = [
    `Stopped in good order, with ${count(outcome.left)} keys left. Everything can be read.`,
    "Go on with: npm run cli -- keys rotate",
  ];
  return { lines, json: outcome, failed: true };
}

export function leftStuck(outcome: Outcome): Answer {
  const lines = [
    `${count(outcome.stuck.length)} data keys do not open with any key at hand and were left as they are.`,
    "Their words cannot be read now either. Restore them from a backup; the consultations are:",
    ...outcome.stuck.map((id) => `  ${id}`),
  ];
  return { lines, json: outcome, failed: true };
}

export function finished(outcome: Outcome, { file, versions }: Ring): Answer {
  const { version, left } = outcome;
  const lines =
    left === 0
      ? [`Everything is wrapped by version ${version}.`]
      : [
          `${count(left)} keys were wrapped by an old version in the meantime, by servers started before the rotation:`,
          "restart them, and rotate again.",
        ];
  if (file !== null)
    lines.push(`Now renew the safe copy of ${file}: an older copy does not open what is stored.`);
  const old = versions.filter((one) => one !== version);
  if (old.length > 0) {
    lines.push(
      "Restart every server, so that it wraps by the new version. After that the old one can be forgotten:",
      ...old.map((one) => `  npm run cli -- keys forget --version ${one}`),
    );
  }
  return { lines, json: outcome, ...(left === 0 ? {} : { failed: true }) };
}

/** `needing`: how many files of the backups open only with it; null where they are not ours to look at. */
export function whatForgets(version: number, file: string | null, needing: number | null): string[] {
  const first = `Version ${version} wraps nothing any more. From now on the database refuses whatever is wrapped by it,`;
  const backups =
    needing === 0
      ? "No file of the backups was sealed with it. What they hold from before the rotation opens only with it: keep its safe copy."
      : needing === null
        ? "Backups from before the rotation open only with it: keep its safe copy as long as you keep those backups."
        : `${count(needing)} files of the backups that are kept open ONLY with it: without its safe copy they are lost. Better wait until they are gone.`;
  if (file !== null) return [first, `and it is taken out of ${file}.`, backups];
  return [
    first,
    "so that you can take it out of KEY_ENCRYPTION_KEYS.",
    backups,
    "Whether every server was restarted with the new first version cannot be seen from here: be sure of it.",
  ];
}

export function forgotten(version: number, file: string | null): Answer {
  const line =
    file === null
      ? `Nothing can be wrapped by version ${version} any more: take it out of KEY_ENCRYPTION_KEYS.`
      : `Version ${version} is forgotten. Renew the safe copy of ${file}.`;
  return { lines: [line], json: { forgot: version, file } };
}

export function announcement(plan: RotationPlan, { file, versions }: Ring, prepare: boolean): string[] {
  const words = "No message is read, changed or sealed anew. Servers may keep running.";
  if (plan.kind === "continue") {
    const environment =
      file === null ? [`Every running server must already have version ${plan.version} among its keys.`] : [];
    return [
      `A rotation to version ${plan.version} is pending: ${count(plan.left)} keys are wrapped by it now. ${words}`,
      ...environment,
    ];
  }
  const old = versions[0];
  const added = `Version ${plan.version} is added to ${file}; version ${old} stays in it.`;
  if (prepare)
    return [added, "Nothing is wrapped by it before the next keys rotate, or the next start of a server."];
  return [
    added,
    `Then ${count(plan.left)} keys are wrapped by the new version. ${words}`,
    `If this file is lost before you have renewed its safe copy, everything is lost: "keys rotate --prepare" adds the`,
    "key first, and lets you copy the file before anything depends on it. On several machines do it that way.",
  ];
}

export function prepared(version: number, { file }: Ring): Answer {
  return {
    lines: [
      `Version ${version} is in ${file}, and nothing depends on it yet.`,
      "1. Renew the safe copy of the file, and bring it to every other machine that runs a server.",
      "2. npm run cli -- keys rotate",
    ],
    json: { version, prepared: true },
  };
}

export function nothingToDo({ kind, version, left }: RotationPlan, { file }: Ring): Answer {
  const sentence =
    kind === "nothing"
      ? `Everything is wrapped by version ${version}, the first in KEY_ENCRYPTION_KEYS: put a new one before it to rotate.`
      : `Version ${version} is in ${file ?? "KEY_ENCRYPTION_KEYS"} already: keys rotate goes on with it.`;
  return { lines: [sentence], json: { version, wrapped: 0, left, stuck: [] } };
}

export function whereKept({ file }: Ring): string {
  return file === null ? "Keys from KEY_ENCRYPTION_KEYS." : `Keys in ${file}.`;
}

export function versionTable({ versions, current }: KeyStatus): string[] {
  const rows = versions.map(({ version, atHand, opens, dataKeys, secrets }) => [
    `${version}${version === current ? " (current)" : ""}`,
    atHand ? "yes" : "MISSING",
    opens === null ? "-" : opens ? "yes" : "NO",
    count(dataKeys),
    count(secrets),
  ]);
  return columns([["VERSION", "AT HAND", "OPENS", "DATA KEYS", "SECRETS"], ...rows]);
}

export function troubleWith(found: KeyStatus): string | null {
  try {
    refuseUnfit(found);
    return null;
  } catch (error) {
    if (error instanceof KeyError) return error.message;
    throw error;
  }
}

export function whatFollows({ left, current, versions }: KeyStatus): string {
  if (left > 0)
    return `A rotation to version ${current} is pending, ${count(left)} keys are left: npm run cli -- keys rotate`;
  const idle = versions.filter(({ version }) => version !== current).map(({ version }) => version);
  if (idle.length === 0) return "No rotation is pending.";
  return `No rotation is pending. Nothing is wrapped by version ${idle.join(" and ")}.`;
}
