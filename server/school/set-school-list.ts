import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { doubledSchool, type SchoolList } from "../../domain/school-list.ts";
import { setVersion } from "../settings/set-version.ts";
import type { Tools } from "../tools.ts";

/** In versions, with who and when, and a line of the trail. Answers the new version. */
export async function setSchoolList(
  tools: Tools,
  editor: Staff,
  seen: number,
  schools: SchoolList,
): Promise<number> {
  if (doubledSchool(schools) !== null) throw new Refusal("bad-input", { fault: "doubled" });
  return setVersion(tools, editor, "schools", seen, schools);
}
