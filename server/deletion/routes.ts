import * as contract from "../../contract/coming-back.ts";
import { consulteeOf } from "../edge/caller.ts";
import { answer, type Http } from "../edge/http.ts";
import type { Tools } from "../tools.ts";
import { askDeletion } from "./ask.ts";
import { listDeletions } from "./list.ts";

export function deletionRoutes(http: Http, tools: Tools): void {
  answer(http, contract.askDeletion, async ({ consultation, reason }, request) => ({
    askedAt: (await askDeletion(tools, consulteeOf(request), consultation, reason)).toISOString(),
  }));

  answer(http, contract.listDeletions, async () => ({
    requests: (await listDeletions(tools)).map(({ consultation, number, askedAt, reason }) => ({
      ...{ consultation, number, reason },
      askedAt: askedAt.toISOString(),
    })),
  }));
}
