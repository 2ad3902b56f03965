import type { Tools } from "../tools.ts";
import { readWorking, type Working } from "./working-store.ts";

/** Everyone who works here now, since when, and with which roles. */
export function listWorkingStaff({ db }: Pick<Tools, "db">): Promise<readonly Working[]> {
  return readWorking(db);
}
