import type { Database } from "../storage/database.ts";
import { type CitySetting, findNewest, type SetVersion } from "./versions-store.ts";

/** What stands now, never from memory; null where the city has set nothing of it. */
export function readVersion<Name extends CitySetting>(
  db: Database,
  name: Name,
): Promise<SetVersion<Name> | null> {
  return findNewest(db, name);
}
