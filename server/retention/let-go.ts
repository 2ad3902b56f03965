import type { ConsultationId } from "../../domain/ids.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { ItemOutcome } from "../../domain/retention.ts";
import { recordAct, recordActs } from "../audit/record.ts";
import { type Deleted, deleteConsultation } from "../consultation/delete.ts";
import type { Tx } from "../storage/database.ts";
import type { Tools } from "../tools.ts";
import { type BegunRun, finishRun, type Item, lockNextItem, saveOutcome } from "./run-store.ts";
import { isStillDue } from "./store.ts";

type Needs = Pick<Tools, "db" | "now">;

/**
 * [RT-3] The next consultation of a run, with its lines of the trail, in a transaction of its own: an end of the process loses nothing, and
 * several processes share the work. Answers null when there is none left that nobody has in hand.
 */
export async function letNextGo(
  { db, now }: Needs,
  run: BegunRun,
): Promise<{ readonly consultation: ConsultationId; readonly outcome: ItemOutcome } | null> {
  return db.transaction().execute(async (tx) => {
    const item = await lockNextItem(tx, run.id);
    if (!item) return null;
    const at = now();
    const { outcome, deleted } = await letGoOne(tx, run, item, at);
    const { consultation } = item;
    await saveOutcome(tx, run.id, consultation, outcome, at);
    const actor = { kind: "staff", id: run.proposedBy } as const;
    const about = { consultation, approval: run.approval, retention: run.id };
    await recordActs(
      tx,
      at,
      deleted === null
        ? []
        : [
            { actor, act: "deletion:carry-out", facts: { ...about, count: deleted.messages } },
            { actor, act: "key:destroy", facts: { ...about, count: deleted.keys } },
          ],
    );
    return { consultation, outcome };
  });
}

type LetGo = { readonly outcome: ItemOutcome; readonly deleted: Deleted | null };

/** By the one door that every deletion goes through. What it refuses is kept, and said. */
async function letGoOne(tx: Tx, { before }: BegunRun, item: Item, at: Date): Promise<LetGo> {
  if (!(await isStillDue(tx, before, item))) return { outcome: "changed", deleted: null };
  try {
    return { outcome: "deleted", deleted: await deleteConsultation(tx, item.consultation, at) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { outcome: error.code === "consultation-held" ? "held" : "changed", deleted: null };
  }
}

/** When nothing is left to do. Answers whether this process was the one that ended it. */
export async function endRetention(
  { db, now }: Needs,
  { id, proposedBy, approval }: BegunRun,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const at = now();
    const count = await finishRun(tx, id, at);
    if (count === null) return false;
    const actor = { kind: "staff", id: proposedBy } as const;
    await recordAct(tx, at, actor, "retention:end", { retention: id, approval, count });
    return true;
  });
}
