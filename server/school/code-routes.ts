import * as contract from "../../contract/school-code.ts";
import { codeOfSchool } from "../../domain/school-code.ts";
import { consulteeOf, staffOf } from "../edge/caller.ts";
import { answer, type Http } from "../edge/http.ts";
import type { Tools } from "../tools.ts";
import { countBySchool } from "./count-by-school.ts";
import type { Guesses } from "./guesses.ts";
import { readSchoolCodes } from "./read-school-codes.ts";
import { readSchoolList } from "./read-school-list.ts";
import { renewSchoolCode } from "./renew-school-code.ts";
import { switchSchoolCodes } from "./switch-school-codes.ts";
import { tellSchool } from "./tell-school.ts";

export function schoolCodeRoutes(http: Http, tools: Tools, guesses: Guesses): void {
  answer(http, contract.tellSchool, async ({ code }, request) => {
    await tellSchool(tools, guesses, consulteeOf(request), { typed: code, address: request.ip });
    return {};
  });

  answer(http, contract.readSchoolCodes, async () => {
    const [{ version, codes }, { schools }] = await Promise.all([
      readSchoolCodes(tools),
      readSchoolList(tools),
    ]);
    return {
      version,
      on: codes.on,
      codes: schools.map((school) => ({ school, code: codeOfSchool(codes, school) })),
    };
  });

  answer(http, contract.switchSchoolCodes, async ({ version, on }, request) => ({
    version: await switchSchoolCodes(tools, staffOf(request), version, on),
  }));

  answer(http, contract.renewSchoolCode, async ({ version, school }, request) => ({
    version: await renewSchoolCode(tools, staffOf(request), version, school),
  }));

  answer(http, contract.countBySchool, async ({ month }) => countBySchool(tools, month));
}
