import type { StaffId } from "../../domain/ids.ts";
import type { Role } from "../../domain/people.ts";
import { uuidv7 } from "../storage/uuid.ts";
import type { Tools } from "../tools.ts";
import { insertInvitation, insertStaff } from "./store.ts";
import { hashToken, newToken } from "./token.ts";

export type Invited = {
  readonly name: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
};

const goodForMillis = 72 * 3_600_000;

/** A new member of staff and the one-time token of their link, good for three days; null where the name is taken. */
export async function inviteStaff(
  { db, now }: Pick<Tools, "db" | "now">,
  invited: Invited,
): Promise<{ readonly token: string; readonly expiresAt: Date } | null> {
  const at = now();
  const token = newToken();
  const expiresAt = new Date(at.getTime() + goodForMillis);
  const made = await db.transaction().execute(async (tx) => {
    const id = uuidv7(at) as StaffId;
    if (!(await insertStaff(tx, { id, ...invited, passwordHash: null, now: at }))) return false;
    await insertInvitation(tx, hashToken(token), id, expiresAt);
    return true;
  });
  return made ? { token, expiresAt } : null;
}
