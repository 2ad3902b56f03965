import * as contract from "../../contract/draft.ts";
import { checkEpoch } from "../consultation/check-epoch.ts";
import { staffOf } from "../edge/caller.ts";
import { answer, type Http } from "../edge/http.ts";
import type { Tools } from "../tools.ts";
import { listDrafts } from "./list.ts";
import { saveDraft } from "./save.ts";

export function draftRoutes(http: Http, tools: Tools): void {
  answer(http, contract.saveDraft, async ({ epoch, consultation, kind, text }, request) => {
    await checkEpoch(tools, epoch);
    await saveDraft(tools, staffOf(request), consultation, kind, text);
    return {};
  });

  answer(http, contract.listDrafts, async (_, request) => ({
    drafts: (await listDrafts(tools, staffOf(request))).map(({ consultation, kind, text, savedAt }) => ({
      ...{ consultation, kind, text },
      savedAt: savedAt.toISOString(),
    })),
  }));
}
