import * as contract from "../../contract/diagnosis.ts";
import * as codes from "../../contract/school-code.ts";
import { codeOfSchool } from "../../domain/school-code.ts";
import { consulteeOf, staffOf } from "../edge/caller.ts";
import { answer, type Http } from "../edge/http.ts";
import type { Tools } from "../tools.ts";
import { countBySchool } from "./count-by-school.ts";
import type { Guesses } from "./guesses.ts";
import { readSchoolCodes } from "./read-school-codes.ts";
import { readSchoolList } from "./read-school-list.ts";
import { renewSchoolCode } from "./renew-school-code.ts";
import { setSchoolList } from "./set-school-list.ts";
import { switchSchoolCodes } from "./switch-school-codes.ts";
import { tellSchool } from "./tell-school.ts";

export function schoolRoutes(http: Http, tools: Tools, guesses: Guesses): void {
  answer(http, contract.readSchoolNames, async () => ({ schools: (await readSchoolList(tools)).schools }));

  answer(http, contract.readSchoolList, async () => {
    const { version, schools } = await readSchoolList(tools);
    return { version, schools };
  });

  answer(http, contract.setSchoolList, async ({ version, schools }, request) => ({
    version: await setSchoolList(tools, staffOf(request), version, schools),
  }));

  answer(http, codes.tellSchool, async ({ code }, request) => {
    await tellSchool(tools, guesses, consulteeOf(request), { typed: code, address: request.ip });
    return {};
  });

  answer(http, codes.readSchoolCodes, async () => {
    const [{ version, codes: kept }, { schools }] = await Promise.all([
      readSchoolCodes(tools),
      readSchoolList(tools),
    ]);
    return {
      version,
      on: kept.on,
      codes: schools.map((school) => ({ school, code: codeOfSchool(kept, school) })),
    };
  });

  answer(http, codes.switchSchoolCodes, async ({ version, on }, request) => ({
    version: await switchSchoolCodes(tools, staffOf(request), version, on),
  }));

  answer(http, codes.renewSchoolCode, async ({ version, school }, request) => ({
    version: await renewSchoolCode(tools, staffOf(request), version, school),
  }));

  answer(http, codes.countBySchool, async ({ month }) => countBySchool(tools, month));
}
