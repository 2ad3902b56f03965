import { randomInt } from "node:crypto";
import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { renewCode } from "../../domain/school-code.ts";
import { setVersion } from "../settings/set-version.ts";
import type { Tools } from "../tools.ts";
import { readSchoolCodes } from "./read-school-codes.ts";
import { readSchoolList } from "./read-school-list.ts";

/** [SC-1] Another code for one school of the list, or its first. Refused with not-found for any other. Answers the new version. */
export async function renewSchoolCode(
  tools: Tools,
  editor: Staff,
  seen: number,
  school: string,
): Promise<number> {
  const [{ codes }, { schools }] = await Promise.all([readSchoolCodes(tools), readSchoolList(tools)]);
  if (!schools.includes(school)) throw new Refusal("not-found");
  return setVersion(tools, editor, "school-codes", seen, renewCode(codes, school, randomInt));
}
