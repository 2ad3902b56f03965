import * as contract from "../../contract/notice.ts";
import { Refusal } from "../../domain/refusal.ts";
import { consulteeOf } from "../edge/caller.ts";
import { answer, type Http } from "../edge/http.ts";
import type { Tools } from "../tools.ts";
import { allowNotices } from "./allow-notices.ts";
import { seeStanding } from "./see-standing.ts";
import { stopNotices } from "./stop-notices.ts";

export function noticeRoutes(http: Http, tools: Tools): void {
  const { cookies } = http;

  answer(http, contract.readNoticeStanding, (_, request) =>
    seeStanding(tools, request.actor.kind === "consultee" ? cookies.read(request, "consultee") : null),
  );

  answer(http, contract.allowNotices, async ({ address }, request) => {
    const consultee = consulteeOf(request);
    // [NC-3] What comes to a browser that forgets whose it is comes to whoever has it next.
    if (cookies.read(request, "remember") !== "1") throw new Refusal("not-allowed");
    await allowNotices(tools, consultee, cookies.read(request, "consultee") ?? "", address);
    return {};
  });

  answer(http, contract.stopNotices, async (_, request) => {
    await stopNotices(tools, cookies.read(request, "consultee") ?? "");
    return {};
  });
}
