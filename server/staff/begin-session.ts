import type { Staff } from "../../domain/people.ts";
import type { Tx } from "../storage/database.ts";
import type { Tools } from "../tools.ts";
import { insertSession } from "./store.ts";
import { hashToken, newToken } from "./token.ts";

/** A shift and its hand-over fit in. */
const sessionMillis = 12 * 3_600_000;

/** Always a new token: one from before the sign-in is worth nothing after it. */
export async function beginSession(db: Tools["db"] | Tx, staff: Staff, now: Date): Promise<string> {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + sessionMillis);
  await insertSession(db, { tokenHash: hashToken(token), staff: staff.id, now, expiresAt });
  return token;
}
