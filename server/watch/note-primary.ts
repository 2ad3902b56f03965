import type { Tools } from "../tools.ts";
import { askPrimary, insertPrimary } from "./primary-store.ts";

/** [HA-5] Puts down which server is the primary, where nobody has yet. Writes nothing otherwise. */
export async function notePrimary({ db, now }: Pick<Tools, "db" | "now">): Promise<void> {
  const primary = await askPrimary(db);
  if (primary === null || primary.known) return;
  const { server, timeline } = primary;
  await insertPrimary(db, { server, timeline, at: now() });
}
