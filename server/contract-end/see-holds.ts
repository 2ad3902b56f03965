import type { Database } from "../storage/database.ts";
import { countHolds } from "./request-store.ts";

/** How many holds stand ([RT-1]). */
export function seeHolds({ db }: { readonly db: Database }): Promise<number> {
  return countHolds(db);
}
