import { idleMinutesByDefault } from "../../domain/sign-in.ts";
import type { Database } from "../storage/database.ts";
import type { Door } from "../tools.ts";
import { isInventedCity } from "./store.ts";

/** [ST-1] Whether a second factor is asked for is a fact of the database, so that no setting can drop it in a real city. */
export async function openDoor(db: Database, idleMinutes = idleMinutesByDefault): Promise<Door> {
  const secondFactor = (await isInventedCity(db)) ? "skipped" : "required";
  return { secondFactor, idleMillis: idleMinutes * 60_000 };
}
