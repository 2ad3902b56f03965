import * as contract from "../../../contract/start.ts";
import { staffOf } from "../../edge/caller.ts";
import { answer, type Http } from "../../edge/http.ts";
import { seeReach } from "../../reach/see-reach.ts";
import type { Tools } from "../../tools.ts";
import { briefingView } from "../briefing/view.ts";
import { checkEpoch } from "../check-epoch.ts";
import { summaryOf } from "../view.ts";
import { seeStart } from "./see.ts";
import { startConsultation } from "./start.ts";
import { waysView } from "./view.ts";

export function startRoutes(http: Http, tools: Tools): void {
  answer(http, contract.seeStart, async ({ consultation }, request) => {
    const { briefing, seen, ways, fault, open } = await seeStart(tools, staffOf(request), consultation);
    return {
      ...{ briefing: briefingView(briefing), seen, ways: waysView(ways), fault },
      open: open && summaryOf(open),
    };
  });

  answer(http, contract.startConsultation, async ({ epoch, from, key, text, reason, seen }, request) => {
    await checkEpoch(tools, epoch);
    const wanted = { from, first: { key, text }, reason, seen };
    return summaryOf(await startConsultation(tools, staffOf(request), wanted));
  });

  answer(http, contract.seeReach, async ({ consultation }) => {
    const { ways, read } = await seeReach(tools, consultation);
    return { ways: waysView(ways), read };
  });
}
