import type { Staff } from "../../domain/people.ts";
import type { Tools } from "../tools.ts";
import { listStaff } from "./store.ts";

/** Everyone who ever worked here: an old consultation still needs the name of who answered. */
export function listColleagues({ db }: Pick<Tools, "db">): Promise<Staff[]> {
  return listStaff(db);
}
