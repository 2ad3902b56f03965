import * as contract from "../../contract/tablets.ts";
import { answer, type Http } from "../edge/http.ts";
import type { Tools } from "../tools.ts";
import { makeKit } from "./make-kit.ts";
import { makeSchoolKit } from "./make-school-kit.ts";

export function tabletRoutes(http: Http, tools: Tools): void {
  answer(http, contract.makeKit, async ({ label, wording, school }, request) => {
    const asked = { page: new URL("/", http.siteOf(request).origin), label, wording };
    const files = await (school === null ? makeKit(asked) : makeSchoolKit(tools, asked, school));
    return {
      files: files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString("base64") })),
    };
  });
}
