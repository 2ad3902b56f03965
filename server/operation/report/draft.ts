import { refuseDraft } from "../../../domain/month-report.ts";
import type { Staff } from "../../../domain/people.ts";
import type { Month } from "../../../domain/period.ts";
import { wordsToKeep } from "../../../domain/private-words.ts";
import { recordAct } from "../../audit/record.ts";
import type { Tools } from "../../tools.ts";
import { readSections } from "./read-sections.ts";
import { sealReportWords } from "./seal-report.ts";
import { insertReportStep, listReportSteps, lockMonth } from "./store.ts";

export type Drafted = {
  readonly month: Month;
  /** How many steps its author saw. */
  readonly seen: number;
  readonly words: string;
  readonly next: string;
  readonly asIs: boolean;
};

/** [MR-2] A version of the report, with the figures as they stand at this moment. Answers which step it is. */
export async function draftMonthReport(
  tools: Tools,
  by: Staff,
  { month, seen, words, next, asIs }: Drafted,
): Promise<number> {
  const { db, now } = tools;
  refuseDraft(month, await listReportSteps(db, month), seen, now());
  const sections = await readSections(tools, month);
  return db.transaction().execute(async (tx) => {
    await lockMonth(tx, month);
    const at = now();
    const before = await listReportSteps(tx, month);
    refuseDraft(month, before, seen, at);
    const nth = before.length + 1;
    const kept = { words: wordsToKeep(words, asIs), next: wordsToKeep(next, asIs) };
    const sealed = sealReportWords(tools, month, nth, kept);
    await insertReportStep(tx, month, { nth, kind: "draft", at, by: by.id, about: null, sections, sealed });
    await recordAct(tx, at, by, "report:draft", {
      from: new Date(`${month}-01T00:00:00+09:00`),
      version: nth,
    });
    return nth;
  });
}
