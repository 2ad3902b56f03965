import type { Http } from "../edge/http.ts";
import { accessReviewRoutes } from "../operation/access-review/routes.ts";
import { incidentRoutes } from "../operation/incident/routes.ts";
import { startTelling } from "../operation/maintenance/jobs.ts";
import { maintenanceRoutes } from "../operation/maintenance/routes.ts";
import { registerRoutes } from "../operation/register/routes.ts";
import { reportRoutes } from "../operation/report/routes.ts";
import { staffRulesRoutes } from "../operation/staff-rules/routes.ts";
import { startRinging } from "../operation/support/jobs.ts";
import { supportRoutes } from "../operation/support/routes.ts";
import type { Tools } from "../tools.ts";
import { conditionRoutes } from "../watch/routes.ts";

/** 運用: what staff ask of whoever keeps the service running, what went wrong, and what is planned. */
export function openOperation(http: Http, tools: Tools): AsyncDisposable {
  supportRoutes(http, tools);
  incidentRoutes(http, tools);
  maintenanceRoutes(http, tools);
  reportRoutes(http, tools);
  conditionRoutes(http, tools);
  registerRoutes(http, tools);
  staffRulesRoutes(http, tools);
  accessReviewRoutes(http, tools);
  const jobs = new AsyncDisposableStack();
  jobs.use(startRinging(tools));
  jobs.use(startTelling(tools));
  return jobs;
}
