import { refuseFaultyMonth } from "../../../domain/month-report.ts";
import type { Month } from "../../../domain/period.ts";
import { Refusal } from "../../../domain/refusal.ts";
import { makePdf } from "../../pdf/make-pdf.ts";
import { listColleagues } from "../../staff/colleagues.ts";
import type { Tools } from "../../tools.ts";
import { monthReportPaper, type ReportOnPaper } from "./paper.ts";
import { readReportSteps } from "./read.ts";
import { readSections } from "./read-sections.ts";

type FiguresTools = Pick<Tools, "db" | "now" | "reception">;

/** [MR-3] The figures as they stand now, for the command line. */
export async function printMonthFigures(tools: FiguresTools, month: Month): Promise<Uint8Array> {
  return makePdf(monthReportPaper(await asItStands(tools, month)));
}

/** [MR-3] A draft as it was written, or, for `about` null, the figures as they stand now. */
export async function printMonthReport(
  tools: Tools,
  month: Month,
  about: number | null,
): Promise<Uint8Array> {
  refuseFaultyMonth(month, tools.now());
  return about === null
    ? printMonthFigures(tools, month)
    : makePdf(monthReportPaper(await drafted(tools, month, about)));
}

async function asItStands(tools: FiguresTools, month: Month): Promise<ReportOnPaper> {
  return {
    ...{ month, sections: await readSections(tools, month), version: "数字のみ（案の前）" },
    ...{ words: "", next: "", madeAt: tools.now(), agreed: null },
  };
}

async function drafted(tools: Tools, month: Month, about: number): Promise<ReportOnPaper> {
  const steps = await readReportSteps(tools, month);
  const draft = steps.find(({ nth, kind }) => nth === about && kind === "draft");
  if (!draft?.sections) throw new Refusal("not-found");
  const version = steps.filter(({ nth, kind }) => kind === "draft" && nth <= about).length;
  const agreement = steps.find((step) => step.kind === "agree" && step.about === about);
  const people = await listColleagues(tools);
  const name = people.find(({ id }) => id === agreement?.by)?.displayName ?? "職員";
  return {
    ...{ month, sections: draft.sections, madeAt: draft.at },
    version: `第${version}版${agreement ? "" : "（案）"}`,
    ...{ words: draft.words ?? "表示できません", next: draft.next ?? "表示できません" },
    agreed: agreement ? { by: name, at: agreement.at } : null,
  };
}
