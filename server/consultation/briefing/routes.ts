import * as contract from "../../../contract/briefing.ts";
import { staffOf } from "../../edge/caller.ts";
import { answer, type Http } from "../../edge/http.ts";
import type { Tools } from "../../tools.ts";
import { checkEpoch } from "../check-epoch.ts";
import { readBriefingOf } from "../read-briefing.ts";
import { summaryOf } from "../view.ts";
import { seeBriefing } from "./see.ts";
import { briefingView } from "./view.ts";

export function briefingRoutes(http: Http, tools: Tools): void {
  answer(http, contract.seeBriefing, async ({ consultation }, request) =>
    briefingView(await seeBriefing(tools, staffOf(request), consultation)),
  );

  answer(http, contract.readBriefing, async ({ epoch, consultation, version }, request) => {
    await checkEpoch(tools, epoch);
    return summaryOf(await readBriefingOf(tools, staffOf(request), consultation, version));
  });
}
