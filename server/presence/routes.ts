import * as consultee from "../../contract/consultee.ts";
import * as desk from "../../contract/desk.ts";
import type { Epoch } from "../../domain/ids.ts";
import { Refusal } from "../../domain/refusal.ts";
import { consulteeOf, staffOf } from "../edge/caller.ts";
import { answer, type Http } from "../edge/http.ts";
import type { Tools } from "../tools.ts";
import { tellDoing } from "./tell-doing.ts";
import { tellPresence } from "./tell-presence.ts";

export function presenceRoutes(http: Http, tools: Tools): void {
  function refuseOtherEpoch(epoch: Epoch): void {
    if (epoch !== tools.epoch()) throw new Refusal("wrong-epoch", { epoch: tools.epoch() });
  }

  answer(http, consultee.tellPresence, async ({ epoch, consultation, ...said }, request) => {
    refuseOtherEpoch(epoch);
    await tellPresence(tools, consulteeOf(request), consultation, said);
    return {};
  });

  answer(http, desk.tellDoing, async ({ epoch, consultation, doing }, request) => {
    refuseOtherEpoch(epoch);
    await tellDoing(tools, staffOf(request), consultation, doing);
    return {};
  });
}
