import { analysisRoutes } from "../analysis/routes.ts";
import { briefingRoutes } from "../consultation/briefing/routes.ts";
import { disclosureRoutes } from "../consultation/disclosure/routes.ts";
import { startLongWaits } from "../consultation/jobs.ts";
import { recordRoutes } from "../consultation/record/routes.ts";
import { consultationRoutes } from "../consultation/routes.ts";
import { searchRoutes } from "../consultation/search/routes.ts";
import { startRoutes } from "../consultation/start/routes.ts";
import { talkRoutes } from "../consultation/talk/routes.ts";
import { deletionRoutes } from "../deletion/routes.ts";
import { draftRoutes } from "../draft/routes.ts";
import { dutyRoutes } from "../duty/routes.ts";
import type { Http } from "../edge/http.ts";
import type { Streams } from "../edge/stream.ts";
import { startReminders } from "../export/jobs.ts";
import { exportRoutes } from "../export/routes.ts";
import { figuresRoutes } from "../figures/routes.ts";
import { holdRoutes } from "../hold/routes.ts";
import { pauseRoutes } from "../pause/routes.ts";
import { petitionRoutes } from "../petition/routes.ts";
import type { ClamdAddress } from "../picture/clamd.ts";
import { pictureRoutes } from "../picture/routes.ts";
import { openStudio } from "../picture/studio.ts";
import { presenceRoutes } from "../presence/routes.ts";
import { receptionRoutes } from "../reception/routes.ts";
import { startRetention } from "../retention/jobs.ts";
import { retentionRoutes } from "../retention/routes.ts";
import { templateRoutes } from "../template/routes.ts";
import type { Tools } from "../tools.ts";

/** What consultees and staff do with consultations, and when somebody answers. */
export function openConsultations(
  http: Http,
  tools: Tools,
  { streams, clamd }: { readonly streams: Streams; readonly clamd: ClamdAddress | null },
): AsyncDisposable {
  const studio = openStudio(clamd);
  deletionRoutes(http, tools);
  holdRoutes(http, tools);
  retentionRoutes(http, tools);
  petitionRoutes(http, tools);
  draftRoutes(http, tools);
  consultationRoutes(http, tools, streams);
  searchRoutes(http, tools, streams);
  talkRoutes(http, tools);
  briefingRoutes(http, tools);
  recordRoutes(http, tools);
  disclosureRoutes(http, tools);
  pictureRoutes(http, tools, studio);
  presenceRoutes(http, tools);
  receptionRoutes(http, tools, { scansPictures: studio.scans });
  dutyRoutes(http, tools);
  templateRoutes(http, tools);
  figuresRoutes(http, tools);
  analysisRoutes(http, tools, streams);
  startRoutes(http, tools);
  pauseRoutes(http, tools);
  exportRoutes(http, tools);
  const jobs = new AsyncDisposableStack();
  jobs.use(startLongWaits(tools));
  jobs.use(startReminders(tools));
  jobs.use(startRetention(tools));
  return jobs;
}
