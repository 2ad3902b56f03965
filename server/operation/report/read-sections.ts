import { instantsOfMonth } from "../../../domain/availability.ts";
import { dayAfter } from "../../../domain/japan-time.ts";
import {
  alarmSection,
  availabilitySection,
  backupSection,
  consultationSection,
  failoverSection,
  incidentSection,
  lineSection,
  maintenanceSection,
  planSection,
  saidMonth,
  securitySection,
  supportSection,
  trainingSection,
  watchedActs,
} from "../../../domain/month-figures.ts";
import { monthAfter, type ReportSection } from "../../../domain/month-report.ts";
import type { Month } from "../../../domain/period.ts";
import { seeFigures } from "../../figures/see-figures.ts";
import { readUsage } from "../../line/usage.ts";
import type { Tools } from "../../tools.ts";
import { readAvailability } from "../../uptime/read-availability.ts";
import { failoversWithin } from "../../watch/failovers-within.ts";
import { incidentsWithin } from "../incident/within.ts";
import { listPlanned } from "../maintenance/planned.ts";
import { inquiriesWithin } from "../support/within.ts";
import { countActs, countKept } from "./counts-store.ts";
import { readTraining } from "./read-training.ts";

type Asked = Pick<Tools, "db" | "now" | "reception">;

/** [MR-1] The figures of a month in Japan, each by the same verb that its screen asks, as they stand now. */
export async function readSections(tools: Asked, month: Month): Promise<readonly ReportSection[]> {
  const { db, now } = tools;
  const [span, next] = [instantsOfMonth(month), instantsOfMonth(monthAfter(month))];
  const period = { from: `${month}-01`, to: dayAfter(`${monthAfter(month)}-01`, -1) };
  const availability = await readAvailability(tools, month);
  const incidents = await incidentsWithin(tools, span.from, span.before);
  const inquiries = await inquiriesWithin(tools, span.from, span.before);
  const kept = await countKept(db, span);
  const failovers = await failoversWithin(tools, span.from, span.before);
  const done = await listPlanned(tools, span.from, span.before);
  const security = await countActs(db, span, Object.keys(watchedActs));
  const usage = await readUsage(tools, month);
  const figures = await seeFigures(tools, period);
  const training = await readTraining(tools, month);
  const planned = await listPlanned(tools, next.from, next.before);
  return [
    availabilitySection(availability),
    incidentSection(incidents),
    supportSection(inquiries, now()),
    backupSection(kept),
    alarmSection(kept),
    failoverSection(failovers),
    maintenanceSection(done),
    securitySection(security),
    lineSection(usage),
    consultationSection(figures, period),
    trainingSection(training),
    planSection(saidMonth(monthAfter(month)), planned),
  ];
}
