import type { Storage } from "../storage/database.ts";
import { openInstallation } from "../storage/secrets.ts";
import { openStamps, type Stamps } from "../storage/stamps.ts";
import { type KeySource, openRing } from "./ring.ts";

/** For commands that write who may enter, with the keys at hand. Throws a KeyError where they are not this city's. */
export async function stampWith(keys: KeySource, { db }: Pick<Storage, "db">): Promise<Stamps> {
  const { provider } = await openRing(keys);
  return openStamps((await openInstallation(db, provider, { invented: false })).stamping);
}
