import { approvalRoutes } from "../approval/routes.ts";
import { auditRoutes } from "../audit/routes.ts";
import type { Http } from "../edge/http.ts";
import type { Streams } from "../edge/stream.ts";
import { administrationRoutes } from "../staff/administration/routes.ts";
import { factorRoutes } from "../staff/factors/routes.ts";
import type { StaffRecogniser } from "../staff/recognise.ts";
import { openEntrance, staffRoutes } from "../staff/routes.ts";
import { singleSignOnRoutes } from "../staff/single-sign-on/routes.ts";
import type { ProviderSettings } from "../staff/single-sign-on.ts";
import type { Tools } from "../tools.ts";

type Needs = {
  readonly streams: Streams;
  readonly recogniser: StaffRecogniser;
  readonly singleSignOn: ProviderSettings | null;
};

/** How staff come in, what they may have done to each other, and the record of it. */
export function serveStaff(http: Http, tools: Tools, { streams, recogniser, singleSignOn }: Needs): void {
  const entrance = openEntrance(http, tools, streams, recogniser);
  staffRoutes(http, tools, streams, recogniser);
  factorRoutes(http, tools, streams, recogniser);
  singleSignOnRoutes(http, tools, entrance, singleSignOn);
  administrationRoutes(http, tools, entrance.ended);
  approvalRoutes(http, tools, entrance.ended);
  auditRoutes(http, tools);
}
