import * as contract from "../../contract/condition.ts";
import { answer, type Http } from "../edge/http.ts";
import type { Tools } from "../tools.ts";
import { readCondition } from "./read-condition.ts";
import { conditionView } from "./view.ts";

export function conditionRoutes(http: Http, tools: Tools): void {
  answer(http, contract.readCondition, async () => conditionView(await readCondition(tools)));
}
