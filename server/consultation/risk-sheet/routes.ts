import * as contract from "../../../contract/risk-sheet.ts";
import { staffOf } from "../../edge/caller.ts";
import { answer, type Http } from "../../edge/http.ts";
import type { Tools } from "../../tools.ts";
import { checkEpoch } from "../check-epoch.ts";
import { writeRiskSheet } from "./write.ts";

export function riskSheetRoutes(http: Http, tools: Tools): void {
  answer(http, contract.writeRiskSheet, async ({ epoch, consultation, ...writing }, request) => {
    await checkEpoch(tools, epoch);
    return { version: await writeRiskSheet(tools, staffOf(request), consultation, writing) };
  });
}
