import type { Staff } from "../../../domain/people.ts";
import { Refusal } from "../../../domain/refusal.ts";
import { type RegisterOutcome, refuseToEnd } from "../../../domain/register.ts";
import { recordAct } from "../../audit/record.ts";
import type { Tools } from "../../tools.ts";
import { sealEnd } from "./seal-entry.ts";
import { lockEntry, saveEnded } from "./store.ts";

export type EndedEntry = {
  readonly entry: string;
  readonly outcome: RegisterOutcome;
  readonly result: string;
};

/** [RG-2] Over, back, destroyed, or written by mistake: it stays in its register. */
export async function endEntry(
  tools: Tools,
  by: Staff,
  { entry: id, outcome, result }: EndedEntry,
): Promise<void> {
  const { db, now } = tools;
  await db.transaction().execute(async (tx) => {
    const entry = await lockEntry(tx, id);
    if (!entry) throw new Refusal("not-found");
    refuseToEnd(entry, outcome);
    const at = now();
    await saveEnded(tx, id, { by: by.id, at, outcome, result: sealEnd(tools, id, result) });
    await recordAct(tx, at, by, "register:end", { entry: id, outcome });
  });
}
