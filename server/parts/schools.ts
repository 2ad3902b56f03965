import { diagnosisRoutes } from "../diagnosis/routes.ts";
import type { Http } from "../edge/http.ts";
import { schoolRoutes } from "../school/routes.ts";
import { tabletRoutes } from "../tablets/routes.ts";
import type { Tools } from "../tools.ts";

/** How the page gets onto the schools' devices, and what was found there. */
export function serveSchools(http: Http, tools: Tools): void {
  schoolRoutes(http, tools);
  diagnosisRoutes(http, tools);
  tabletRoutes(http, tools);
}
