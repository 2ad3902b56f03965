import * as contract from "../../../contract/maintenance.ts";
import { staffOf } from "../../edge/caller.ts";
import { answer, type Http } from "../../edge/http.ts";
import type { Tools } from "../../tools.ts";
import { acknowledgeMaintenance } from "./acknowledge.ts";
import { endMaintenance } from "./end.ts";
import { listMaintenance } from "./list.ts";
import { planMaintenance } from "./plan.ts";
import { maintenanceView } from "./view.ts";

export function maintenanceRoutes(http: Http, tools: Tools): void {
  answer(http, contract.listMaintenance, async () =>
    maintenanceView(await listMaintenance(tools), tools.mail !== null),
  );

  answer(http, contract.planMaintenance, async ({ from, to, ...planned }, request) => ({
    number: await planMaintenance(tools, staffOf(request), {
      ...planned,
      from: new Date(from),
      to: new Date(to),
    }),
  }));

  answer(http, contract.acknowledgeMaintenance, async ({ maintenance }, request) => {
    await acknowledgeMaintenance(tools, staffOf(request), maintenance);
    return {};
  });

  answer(http, contract.endMaintenance, async (ended, request) => {
    await endMaintenance(tools, staffOf(request), ended);
    return {};
  });
}
