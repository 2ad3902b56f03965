import { type ApprovalAct, neededFor } from "../../domain/approval.ts";
import type { Staff } from "../../domain/people.ts";
import { keepReason } from "../audit/reasons.ts";
import { recordAct } from "../audit/record.ts";
import type { Tools } from "../tools.ts";
import { askApproval, askedVoices } from "./ask.ts";
import { listRules, saveRule } from "./store.ts";

export async function readApprovalRules({ db }: Pick<Tools, "db">) {
  return (await listRules(db)).map(({ act, needed }) => ({ act, needed: neededFor(act, needed) }));
}

/** More: at once. Fewer: others agree first, or one person alone would begin by asking nobody. Answers what waits. */
export async function setApprovalRule(
  tools: Tools,
  by: Staff,
  { act, needed, reason }: { readonly act: ApprovalAct; readonly needed: number; readonly reason: string },
): Promise<string | null> {
  const wanted = neededFor(act, needed);
  return tools.db.transaction().execute(async (tx) => {
    const fewer = wanted < (await askedVoices(tx, act));
    if (fewer && (await askedVoices(tx, "settings:change")) > 0)
      return askApproval(tx, tools, by, { act: "settings:change", about: act, wanted, reason });
    await saveRule(tx, act, wanted);
    const at = tools.now();
    const why = await keepReason(tx, tools, at, reason);
    const facts = { setting: "approval-rule", about: act, count: wanted, why } as const;
    await recordAct(tx, at, by, "settings:change", facts);
    return null;
  });
}
