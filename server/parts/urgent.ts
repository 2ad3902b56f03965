import { riskSheetRoutes } from "../consultation/risk-sheet/routes.ts";
import type { Http } from "../edge/http.ts";
import type { Tools } from "../tools.ts";
import { startEscalations } from "../urgent/jobs.ts";
import { urgentRoutes } from "../urgent/routes.ts";

/** Calls for help from the desk, which go on by themselves until somebody comes. */
export function openUrgent(http: Http, tools: Tools): AsyncDisposable {
  urgentRoutes(http, tools);
  riskSheetRoutes(http, tools);
  return startEscalations(tools);
}
