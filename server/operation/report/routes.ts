import * as contract from "../../../contract/report.ts";
import { staffOf } from "../../edge/caller.ts";
import { answer, type Http } from "../../edge/http.ts";
import type { Tools } from "../../tools.ts";
import { decideMonthReport } from "./decide.ts";
import { draftMonthReport } from "./draft.ts";
import { printMonthReport } from "./print.ts";
import { readMonthReport } from "./read.ts";
import { reportView } from "./view.ts";

export function reportRoutes(http: Http, tools: Tools): void {
  answer(http, contract.readMonthReport, async ({ month }) =>
    reportView(await readMonthReport(tools, month)),
  );

  answer(http, contract.draftMonthReport, async (drafted, request) => ({
    nth: await draftMonthReport(tools, staffOf(request), drafted),
  }));

  answer(http, contract.decideMonthReport, async (decided, request) => {
    await decideMonthReport(tools, staffOf(request), decided);
    return {};
  });

  answer(http, contract.printMonthReport, async ({ month, about }) => ({
    pdf: Buffer.from(await printMonthReport(tools, month, about)).toString("base64"),
  }));
}
