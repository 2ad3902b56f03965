import type { Storage } from "../storage/database.ts";
import { countOthers } from "./drop-store.ts";

/** How many connections of the service there are that this process has not made. */
export function countOthersAtWork({ db }: Pick<Storage, "db">): Promise<number> {
  return countOthers(db, performance.now());
}
