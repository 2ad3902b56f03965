import * as contract from "../../contract/pause.ts";
import { staffOf } from "../edge/caller.ts";
import { answer, type Http } from "../edge/http.ts";
import type { Tools } from "../tools.ts";
import { decidePause, liftPause } from "./decide.ts";
import { listPausesOfCity } from "./list.ts";
import { proposePause } from "./propose.ts";
import { pauseView } from "./view.ts";

export function pauseRoutes(http: Http, tools: Tools): void {
  answer(http, contract.listPauses, async () => {
    const { pauses, people } = await listPausesOfCity(tools);
    return {
      pauses: pauses.map(pauseView),
      people: people.map(({ id, displayName }) => ({ id, displayName })),
    };
  });

  answer(http, contract.proposePause, async ({ until, ...proposed }, request) => {
    await proposePause(tools, staffOf(request), { ...proposed, until: new Date(until) });
    return {};
  });

  answer(http, contract.decidePause, async ({ pause, agree }, request) => {
    await decidePause(tools, staffOf(request), pause, agree);
    return {};
  });

  answer(http, contract.liftPause, async ({ pause, reason }, request) => {
    await liftPause(tools, staffOf(request), pause, reason);
    return {};
  });
}
