import { randomInt } from "node:crypto";
import type { Staff } from "../../domain/people.ts";
import { switchCodes } from "../../domain/school-code.ts";
import { setVersion } from "../settings/set-version.ts";
import type { Tools } from "../tools.ts";
import { readSchoolCodes } from "./read-school-codes.ts";
import { readSchoolList } from "./read-school-list.ts";

/** [SC-1] On: every school of the list has a code. Off: none counts. In versions, with who and when, and a line of the trail. Answers the new version. */
export async function switchSchoolCodes(
  tools: Tools,
  editor: Staff,
  seen: number,
  on: boolean,
): Promise<number> {
  const [{ codes }, { schools }] = await Promise.all([readSchoolCodes(tools), readSchoolList(tools)]);
  return setVersion(tools, editor, "school-codes", seen, switchCodes(codes, on, schools, randomInt));
}
