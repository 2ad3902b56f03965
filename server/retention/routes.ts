import * as contract from "../../contract/retention.ts";
import { staffOf } from "../edge/caller.ts";
import { answer, type Http } from "../edge/http.ts";
import type { Tools } from "../tools.ts";
import { listRetention } from "./list.ts";
import { previewRetention } from "./preview.ts";
import { proposeRetention } from "./propose.ts";
import { setRetentionSettings } from "./set-settings.ts";
import { dueView, runView } from "./view.ts";

export function retentionRoutes(http: Http, tools: Tools): void {
  answer(http, contract.listRetention, async () => {
    const { version, settings, runs, people } = await listRetention(tools);
    return {
      ...{ version, settings: { ...settings }, runs: runs.map(runView) },
      people: people.map(({ id, displayName }) => ({ id, displayName })),
    };
  });

  answer(http, contract.previewRetention, async () => dueView(await previewRetention(tools)));

  answer(http, contract.setRetention, async ({ version, settings }, request) => ({
    version: await setRetentionSettings(tools, staffOf(request), version, settings),
  }));

  answer(http, contract.proposeRetention, async (proposed, request) => ({
    count: await proposeRetention(tools, staffOf(request), proposed),
  }));
}
