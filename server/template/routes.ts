import * as contract from "../../contract/template.ts";
import { staffOf } from "../edge/caller.ts";
import { answer, type Http } from "../edge/http.ts";
import type { Tools } from "../tools.ts";
import { listTemplates } from "./list.ts";
import { setCityTemplates } from "./set-city.ts";
import { setOwnTemplates } from "./set-own.ts";
import { templatesView } from "./view.ts";

export function templateRoutes(http: Http, tools: Tools): void {
  answer(http, contract.listTemplates, async (_, request) =>
    templatesView(await listTemplates(tools, staffOf(request))),
  );

  answer(http, contract.setOwnTemplates, async ({ version, templates }, request) => ({
    version: await setOwnTemplates(tools, staffOf(request), version, templates),
  }));

  answer(http, contract.setCityTemplates, async ({ version, templates }, request) => ({
    version: await setCityTemplates(tools, staffOf(request), version, templates),
  }));
}
