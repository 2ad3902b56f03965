import * as contract from "../../contract/practice.ts";
import { staffOf } from "../edge/caller.ts";
import { answer, type Http } from "../edge/http.ts";
import type { Tools } from "../tools.ts";
import { beginPractice } from "./begin.ts";
import { listPractice } from "./list.ts";
import { lookBackOn } from "./look-back.ts";
import { stopPractice } from "./stop.ts";
import { practicesView } from "./view.ts";

export function practiceRoutes(http: Http, tools: Tools): void {
  answer(http, contract.listPractice, async (_, request) =>
    practicesView(await listPractice(tools, staffOf(request))),
  );

  answer(http, contract.beginPractice, async ({ id, exercise }, request) => {
    const begun = await beginPractice(tools, staffOf(request), id, exercise);
    return { id: begun.id, consultation: begun.consultation };
  });

  answer(http, contract.stopPractice, async ({ practice }, request) => {
    await stopPractice(tools, staffOf(request), practice);
    return {};
  });

  answer(http, contract.lookBackOnPractice, async ({ practice }, request) => ({
    points: (await lookBackOn(tools, staffOf(request), practice)).map(({ point, met }) => ({ point, met })),
  }));
}
