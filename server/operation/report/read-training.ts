import { inJapan } from "../../../domain/japan-time.ts";
import type { TrainingCounts } from "../../../domain/month-figures.ts";
import { monthAfter } from "../../../domain/month-report.ts";
import type { Month } from "../../../domain/period.ts";
import type { Tools } from "../../tools.ts";
import { trainingsWithin, untrainedStaff } from "../register/trainings.ts";
import { watchStaffRules } from "../staff-rules/watch.ts";

/** [RG-3] The trainings of a month; who is due, and who has read the rules, as it stands now. */
export async function readTraining(tools: Pick<Tools, "db" | "now">, month: Month): Promise<TrainingCounts> {
  const [trainings, untrained, { versions, readers }] = await Promise.all([
    trainingsWithin(tools, `${month}-01`, `${monthAfter(month)}-01`),
    untrainedStaff(tools, inJapan(tools.now()).day),
    watchStaffRules(tools),
  ]);
  const [present] = versions;
  const read = readers.filter(({ acknowledgedAt }) => acknowledgedAt !== null).length;
  return {
    ...{ trainings, untrained: untrained.length },
    rules: present ? { version: present.version, read, people: readers.length } : null,
  };
}
