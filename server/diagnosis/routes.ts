import * as contract from "../../contract/diagnosis.ts";
import { answer, type Http } from "../edge/http.ts";
import type { Tools } from "../tools.ts";
import { listDiagnoses } from "./list-diagnoses.ts";
import { reportDiagnosis } from "./report-diagnosis.ts";
import { diagnosisView } from "./view.ts";

export function diagnosisRoutes(http: Http, tools: Tools): void {
  answer(http, contract.reportDiagnosis, async (found) => {
    await reportDiagnosis(tools, found);
    return {};
  });

  answer(http, contract.listDiagnoses, async (asked) => {
    const { diagnoses, more } = await listDiagnoses(tools, asked);
    return { diagnoses: diagnoses.map(diagnosisView), more };
  });
}
