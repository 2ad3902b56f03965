import * as contract from "../../contract/diagnosis.ts";
import { staffOf } from "../edge/caller.ts";
import { answer, type Http } from "../edge/http.ts";
import type { Tools } from "../tools.ts";
import { readSchoolList } from "./read-school-list.ts";
import { setSchoolList } from "./set-school-list.ts";

export function schoolRoutes(http: Http, tools: Tools): void {
  answer(http, contract.readSchoolNames, async () => ({ schools: (await readSchoolList(tools)).schools }));

  answer(http, contract.readSchoolList, async () => {
    const { version, schools } = await readSchoolList(tools);
    return { version, schools };
  });

  answer(http, contract.setSchoolList, async ({ version, schools }, request) => ({
    version: await setSchoolList(tools, staffOf(request), version, schools),
  }));
}
