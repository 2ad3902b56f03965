import * as contract from "../../../contract/staff-rules.ts";
import { staffOf } from "../../edge/caller.ts";
import { answer, type Http } from "../../edge/http.ts";
import type { Tools } from "../../tools.ts";
import { acknowledgeStaffRules } from "./acknowledge.ts";
import { readStaffRules } from "./read.ts";
import { setStaffRules } from "./set.ts";
import { rulesView, watchView } from "./view.ts";
import { watchStaffRules } from "./watch.ts";

export function staffRulesRoutes(http: Http, tools: Tools): void {
  answer(http, contract.readStaffRules, async (_, request) =>
    rulesView(await readStaffRules(tools, staffOf(request))),
  );

  answer(http, contract.acknowledgeStaffRules, async ({ version }, request) => {
    await acknowledgeStaffRules(tools, staffOf(request), version);
    return {};
  });

  answer(http, contract.setStaffRules, async (rules, request) => ({
    version: await setStaffRules(tools, staffOf(request), rules),
  }));

  answer(http, contract.watchStaffRules, async () => watchView(await watchStaffRules(tools)));
}
