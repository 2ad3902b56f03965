import { noSchoolCodes, type SchoolCodes } from "../../domain/school-code.ts";
import { readVersion } from "../settings/read-version.ts";
import type { Tools } from "../tools.ts";

/** Version 0, under which there are none, is what every city begins with. */
export async function readSchoolCodes({
  db,
}: Pick<Tools, "db">): Promise<{ readonly version: number; readonly codes: SchoolCodes }> {
  const set = await readVersion(db, "school-codes");
  return { version: set?.version ?? 0, codes: { ...noSchoolCodes, ...set?.value } };
}
