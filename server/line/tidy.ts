import type { Tools } from "../tools.ts";
import { deleteOldEvents } from "./event-store.ts";
import { deleteOldAttempts } from "./link-store.ts";
import { deleteOldOutgoing } from "./outgoing-store.ts";

/** Longer than LINE ever repeats an event. */
const keptForMillis = 30 * 86_400_000;

/** Forgets which events came and what was sent; the figures of the month stay. */
export async function tidyLine({ db, now }: Tools): Promise<void> {
  const at = now();
  const before = new Date(at.getTime() - keptForMillis);
  await deleteOldEvents(db, before);
  await deleteOldOutgoing(db, before);
  await deleteOldAttempts(db, at);
}
