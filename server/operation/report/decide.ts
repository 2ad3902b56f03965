import { refuseMonthDecision } from "../../../domain/month-report.ts";
import type { Staff } from "../../../domain/people.ts";
import type { Month } from "../../../domain/period.ts";
import { wordsToKeep } from "../../../domain/private-words.ts";
import { recordAct } from "../../audit/record.ts";
import type { Tools } from "../../tools.ts";
import { sealReportWords } from "./seal-report.ts";
import { insertReportStep, listReportSteps, lockMonth } from "./store.ts";

export type Decided = {
  readonly month: Month;
  /** The step of the draft. */
  readonly about: number;
  readonly agrees: boolean;
  readonly words: string;
  readonly asIs: boolean;
};

/** [MR-2] The city says something about the newest draft, or agrees to it. */
export async function decideMonthReport(
  { db, now, ...tools }: Tools,
  by: Staff,
  { month, about, agrees, words, asIs }: Decided,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockMonth(tx, month);
    const before = await listReportSteps(tx, month);
    refuseMonthDecision(before, about, agrees, by);
    const [at, nth] = [now(), before.length + 1];
    const kind = agrees ? "agree" : "comment";
    const sealed =
      words === "" ? null : sealReportWords(tools, month, nth, { words: wordsToKeep(words, asIs), next: "" });
    await insertReportStep(tx, month, { nth, kind, at, by: by.id, about, sections: null, sealed });
    const facts = { from: new Date(`${month}-01T00:00:00+09:00`), version: about, outcome: kind };
    await recordAct(tx, at, by, "report:decide", facts);
  });
}
