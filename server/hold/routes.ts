import * as contract from "../../contract/hold.ts";
import { staffOf } from "../edge/caller.ts";
import { answer, type Http } from "../edge/http.ts";
import type { Tools } from "../tools.ts";
import { askToLiftHold } from "./ask-to-lift.ts";
import { listHolds } from "./list.ts";
import { placeHold } from "./place.ts";
import { seeHoldable } from "./see.ts";
import { holdableView, holdView } from "./view.ts";

export function holdRoutes(http: Http, tools: Tools): void {
  answer(http, contract.listHolds, async () => {
    const { holds, people } = await listHolds(tools);
    return {
      holds: holds.map(holdView),
      people: people.map(({ id, displayName }) => ({ id, displayName })),
    };
  });

  answer(http, contract.seeHoldable, async ({ number }) => {
    const found = await seeHoldable(tools, number);
    return { found: found && holdableView(found) };
  });

  answer(http, contract.placeHold, async (wanted, request) => {
    await placeHold(tools, staffOf(request), wanted);
    return {};
  });

  answer(http, contract.askToLiftHold, async (asked, request) => {
    await askToLiftHold(tools, staffOf(request), asked);
    return {};
  });
}
