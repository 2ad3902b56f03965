import * as contract from "../../../contract/access-review.ts";
import { staffOf } from "../../edge/caller.ts";
import { answer, type Http } from "../../edge/http.ts";
import type { Tools } from "../../tools.ts";
import { askForFewerRoles } from "./ask-for-fewer.ts";
import { confirmAccess } from "./confirm.ts";
import { readAccessReview } from "./read.ts";
import { reviewView } from "./view.ts";

export function accessReviewRoutes(http: Http, tools: Tools): void {
  answer(http, contract.readAccessReview, async () => reviewView(await readAccessReview(tools)));

  answer(http, contract.confirmAccess, async (asked, request) => {
    await confirmAccess(tools, staffOf(request), asked);
    return {};
  });

  answer(http, contract.askForFewerRoles, async (asked, request) => ({
    approval: await askForFewerRoles(tools, staffOf(request), asked),
  }));
}
