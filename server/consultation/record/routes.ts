import * as contract from "../../../contract/briefing.ts";
import { seeRisks as seeRisksEndpoint } from "../../../contract/looking.ts";
import { staffOf } from "../../edge/caller.ts";
import { answer, type Http } from "../../edge/http.ts";
import type { Tools } from "../../tools.ts";
import { checkEpoch } from "../check-epoch.ts";
import { summaryOf } from "../view.ts";
import { keepDraft } from "./keep-draft.ts";
import { seeRisks } from "./see-risks.ts";
import { writeRecord } from "./write.ts";

export function recordRoutes(http: Http, tools: Tools): void {
  answer(http, contract.writeRecord, async ({ epoch, consultation, ...writing }, request) => {
    await checkEpoch(tools, epoch);
    return summaryOf(await writeRecord(tools, staffOf(request), consultation, writing));
  });

  answer(http, contract.keepRecordDraft, async ({ consultation, draft }, request) => {
    await keepDraft(tools, staffOf(request), consultation, draft);
    return {};
  });

  answer(http, seeRisksEndpoint, async ({ consultations }) => ({
    risks: await seeRisks(tools, consultations),
  }));
}
