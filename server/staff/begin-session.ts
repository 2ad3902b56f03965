import type { StaffId } from "../../domain/ids.ts";
import { type Level, type Session, sessionMillis } from "../../domain/sign-in.ts";
import type { Database, Tx } from "../storage/database.ts";
import type { Stamps } from "../storage/stamps.ts";
import { uuidv7 } from "../storage/uuid.ts";
import { insertSession } from "./session-store.ts";
import { hashToken } from "./token.ts";

export type Begun = { readonly token: string; readonly session: Session };

/** Always a new token: one from before the sign-in is worth nothing after it ([ST-5]). */
export async function beginSession(
  db: Database | Tx,
  stamps: Stamps,
  { id: staff }: { readonly id: StaffId },
  now: Date,
  shown: { readonly level: Level; readonly factorAt?: Date; readonly browser?: string },
): Promise<Begun> {
  const token = stamps.newToken();
  const { level, factorAt = null, browser = "other other" } = shown;
  const expiresAt = new Date(now.getTime() + sessionMillis);
  const id = uuidv7(now);
  await insertSession(db, stamps, {
    ...{ tokenHash: hashToken(token), id, staff, level, factorAt, browser, now, expiresAt },
  });
  return {
    token,
    session: { id, staff, level, begunAt: now, lastSeenAt: now, endsAt: expiresAt, factorAt },
  };
}
