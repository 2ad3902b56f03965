import * as consultee from "../../contract/coming-back.ts";
import * as contract from "../../contract/deletion.ts";
import { previewDeletion } from "../consultation/delete.ts";
import { consulteeOf, staffOf } from "../edge/caller.ts";
import { answer, type Http } from "../edge/http.ts";
import type { Tools } from "../tools.ts";
import { askDeletion } from "./ask.ts";
import { listDeletions } from "./list.ts";
import { proposeDeletion } from "./propose.ts";
import { refuseDeletion } from "./refuse.ts";
import { previewView, requestView } from "./view.ts";

export function deletionRoutes(http: Http, tools: Tools): void {
  answer(http, consultee.askDeletion, async ({ consultation, reason }, request) => ({
    askedAt: (await askDeletion(tools, consulteeOf(request), consultation, reason)).toISOString(),
  }));

  answer(http, contract.listDeletions, async () => {
    const { requests, people } = await listDeletions(tools);
    return {
      requests: requests.map(requestView),
      people: people.map(({ id, displayName }) => ({ id, displayName })),
    };
  });

  answer(http, contract.previewDeletion, async ({ consultation }) =>
    previewView(await previewDeletion(tools, consultation)),
  );

  answer(http, contract.proposeDeletion, async (proposed, request) => {
    await proposeDeletion(tools, staffOf(request), proposed);
    return {};
  });

  answer(http, contract.refuseDeletion, async (refused, request) => {
    await refuseDeletion(tools, staffOf(request), refused);
    return {};
  });
}
