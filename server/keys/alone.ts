import type { Storage } from "../storage/database.ts";
import { KeyError } from "../storage/keys.ts";
import { takeLock } from "./store.ts";

/** One at a time: two rotations would harm no key, but each would undo what the other does. Throws a KeyError. */
export async function workAlone(storage: Storage): Promise<AsyncDisposable> {
  const lock = await takeLock(storage);
  if (lock !== null) return lock;
  throw new KeyError("Another command is at work on the keys: wait until it has ended.");
}
