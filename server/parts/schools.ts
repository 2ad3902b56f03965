import { diagnosisRoutes } from "../diagnosis/routes.ts";
import type { Http } from "../edge/http.ts";
import type { Rounds } from "../rounds.ts";
import type { Guesses } from "../school/guesses.ts";
import { startForgetting } from "../school/jobs.ts";
import { schoolRoutes } from "../school/routes.ts";
import { tabletRoutes } from "../tablets/routes.ts";
import type { Tools } from "../tools.ts";

/** How the page gets onto the schools' devices, and what was found there. */
export function openSchools(http: Http, tools: Tools, guesses: Guesses): Rounds {
  schoolRoutes(http, tools, guesses);
  diagnosisRoutes(http, tools);
  tabletRoutes(http, tools);
  return startForgetting(tools);
}
