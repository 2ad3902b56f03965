import type { Tools } from "../tools.ts";
import { readUnanswered, type Unanswered } from "./unanswered-store.ts";

const mostShown = 200;

/** Whose words nobody has answered, and since when. */
export function listUnanswered({
  db,
}: Pick<Tools, "db">): Promise<{ readonly of: number; readonly unanswered: readonly Unanswered[] }> {
  return readUnanswered(db, mostShown);
}
