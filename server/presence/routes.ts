import * as consultee from "../../contract/consultee.ts";
import * as desk from "../../contract/desk.ts";
import { checkEpoch } from "../consultation/check-epoch.ts";
import { consulteeOf, staffOf } from "../edge/caller.ts";
import { answer, type Http } from "../edge/http.ts";
import type { Tools } from "../tools.ts";
import { tellDoing } from "./tell-doing.ts";
import { tellPresence } from "./tell-presence.ts";

export function presenceRoutes(http: Http, tools: Tools): void {
  answer(http, consultee.tellPresence, async ({ epoch, consultation, ...said }, request) => {
    await checkEpoch(tools, epoch);
    await tellPresence(tools, consulteeOf(request), consultation, said);
    return {};
  });

  answer(http, desk.tellDoing, async ({ epoch, consultation, doing }, request) => {
    await checkEpoch(tools, epoch);
    await tellDoing(tools, staffOf(request), consultation, doing);
    return {};
  });
}
