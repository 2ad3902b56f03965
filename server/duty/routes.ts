import * as contract from "../../contract/duty.ts";
import { staffOf } from "../edge/caller.ts";
import { answer, type Http } from "../edge/http.ts";
import type { Tools } from "../tools.ts";
import { planDuty } from "./plan.ts";
import { readDuty } from "./read-duty.ts";
import { sayDuty } from "./say.ts";
import { dutyView } from "./view.ts";

export function dutyRoutes(http: Http, tools: Tools): void {
  answer(http, contract.readDuty, async () => dutyView(await readDuty(tools)));

  answer(http, contract.planDuty, async ({ version, plan }, request) => ({
    version: await planDuty(tools, staffOf(request), version, plan),
  }));

  answer(http, contract.sayDuty, async ({ on }, request) => {
    await sayDuty(tools, staffOf(request), on);
    return {};
  });
}
