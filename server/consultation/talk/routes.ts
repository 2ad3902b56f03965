import * as contract from "../../../contract/hand-over.ts";
import { listReceivers } from "../../duty/receivers.ts";
import { staffOf } from "../../edge/caller.ts";
import { answer, type Http } from "../../edge/http.ts";
import type { Tools } from "../../tools.ts";
import { checkEpoch } from "../check-epoch.ts";
import { handOverConsultation } from "../hand-over.ts";
import { retractMessage } from "../retract.ts";
import { summaryOf } from "../view.ts";

/** What the holder of a talk does with it besides answering. */
export function talkRoutes(http: Http, tools: Tools): void {
  answer(http, contract.handOverConsultation, async ({ epoch, consultation, ...handing }, request) => {
    await checkEpoch(tools, epoch);
    return summaryOf(await handOverConsultation(tools, staffOf(request), consultation, handing));
  });

  answer(http, contract.listReceivers, async (_, request) => ({
    receivers: (await listReceivers(tools, staffOf(request))).map(({ id, displayName, isOn }) => ({
      ...{ id, displayName, isOn },
    })),
  }));

  answer(http, contract.retractMessage, async ({ epoch, consultation, seq }, request) => {
    await checkEpoch(tools, epoch);
    await retractMessage(tools, staffOf(request), consultation, seq);
    return {};
  });
}
