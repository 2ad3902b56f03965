import { randomBytes } from "node:crypto";
import { may } from "../../domain/access.ts";
import { kindsOfExport } from "../../domain/export-kinds.ts";
import { hasForm, isExportable, type LedgerEntry } from "../../domain/exporting.ts";
import { inJapan } from "../../domain/japan-time.ts";
import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { askApproval, askedVoices } from "../approval/ask.ts";
import { keepReason } from "../audit/reasons.ts";
import { uuidv7 } from "../storage/uuid.ts";
import type { Tools } from "../tools.ts";
import { sealAddresses } from "./addresses.ts";
import { insertExport } from "./store.ts";

export type WantedExport = Pick<
  LedgerEntry,
  "kind" | "from" | "to" | "purpose" | "recipient" | "pseudonymous" | "masked" | "toFolder" | "dueOn"
> & {
  readonly reason: string;
  /** E-mail addresses that are told when it is due. */
  readonly remindTo: readonly string[];
};

/**
 * [EX-1] Puts it into the ledger before anything leaves. Where the city wants others to agree, they are asked;
 * `waits` says so.
 */
export async function askExport(
  tools: Tools,
  by: Staff,
  { reason, remindTo, ...wanted }: WantedExport,
): Promise<{ readonly export: string; readonly waits: boolean }> {
  const at = tools.now();
  const { from, to, dueOn, kind } = wanted;
  const today = inJapan(at).day;
  if (!isExportable({ from, to }, dueOn, today)) throw new Refusal("bad-input");
  if (!hasForm(wanted)) throw new Refusal("bad-input");
  const { needs, rows } = kindsOfExport[kind];
  // [EX-5] Nobody takes away what they may not see.
  if (!may(by, needs)) throw new Refusal("not-allowed");
  const id = uuidv7(at);
  return tools.db.transaction().execute(async (tx) => {
    const waits = rows === "one-each" && (await askedVoices(tx, "consultation:export")) > 0;
    const approval = waits ? uuidv7(at) : null;
    const salt = wanted.pseudonymous ? randomBytes(32) : null;
    const why = await keepReason(tx, tools, at, reason);
    await insertExport(tx, {
      ...{ ...wanted, id, salt, why, askedBy: by.id, askedAt: at, approval },
      remindTo: sealAddresses(tools.secrets, id, remindTo),
    });
    if (approval) await askApproval(tx, tools, by, { id: approval, act: "consultation:export", reason });
    return { export: id, waits };
  });
}
