import * as contract from "../../../contract/disclosure.ts";
import { consulteeOf, staffOf } from "../../edge/caller.ts";
import { answer, type Http } from "../../edge/http.ts";
import type { Tools } from "../../tools.ts";
import { checkEpoch } from "../check-epoch.ts";
import { summaryOf } from "../view.ts";
import { answerConsent } from "./answer-consent.ts";
import { askConsent } from "./ask-consent.ts";
import { disclose } from "./disclose.ts";
import { listDisclosures } from "./list.ts";

export function disclosureRoutes(http: Http, tools: Tools): void {
  answer(http, contract.askConsent, async ({ epoch, consultation, to }, request) => {
    await checkEpoch(tools, epoch);
    return summaryOf(await askConsent(tools, staffOf(request), consultation, to));
  });

  answer(http, contract.answerConsent, async ({ epoch, consultation, to, answer }, request) => {
    await checkEpoch(tools, epoch);
    await answerConsent(tools, consulteeOf(request), consultation, { to, answer });
    return {};
  });

  answer(http, contract.disclose, async ({ epoch, consultation, key, to, ground, ...said }, request) => {
    await checkEpoch(tools, epoch);
    return summaryOf(await disclose(tools, staffOf(request), consultation, { key, to, ground, said }));
  });

  answer(http, contract.listDisclosures, async ({ consultation }, request) => ({
    disclosures: (await listDisclosures(tools, staffOf(request), consultation)).map(
      ({ at, staff, to, ground, said }) => ({
        ...{ at: at.toISOString(), staff, to, ground },
        said: said && { whom: said.whom, summary: said.summary, reason: said.reason },
      }),
    ),
  }));
}
