import type { SchoolList } from "../../domain/school-list.ts";
import { readVersion } from "../settings/read-version.ts";
import type { Tools } from "../tools.ts";

/** Version 0 is the empty list with which every city begins. */
export async function readSchoolList({
  db,
}: Pick<Tools, "db">): Promise<{ readonly version: number; readonly schools: SchoolList }> {
  const set = await readVersion(db, "schools");
  return { version: set?.version ?? 0, schools: set?.value ?? [] };
}
