import type { StaffId } from "../../domain/ids.ts";
import type { Role } from "../../domain/people.ts";
import { recordAct } from "../audit/record.ts";
import type { Tx } from "../storage/database.ts";
import type { Stamps } from "../storage/stamps.ts";
import { uuidv7 } from "../storage/uuid.ts";
import type { Tools } from "../tools.ts";
import { insertInvitation, insertStaff } from "./store.ts";
import { hashToken, newToken } from "./token.ts";

export type Invited = {
  readonly name: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
};

export const goodForMillis = 72 * 3_600_000;

export type Invitation = { readonly token: string; readonly expiresAt: Date };

export type Made = Invitation & { readonly id: StaffId };

/** By whoever installs the service. Null where the name is taken. */
export async function inviteStaff(
  { db, now, stamps }: Pick<Tools, "db" | "now" | "stamps">,
  invited: Invited,
): Promise<Made | null> {
  const at = now();
  return db.transaction().execute(async (tx) => {
    const made = await makeInvited(tx, stamps, invited, at);
    if (!made) return null;
    const facts = { staff: made.id, roles: invited.roles };
    await recordAct(tx, at, { kind: "system" }, "staff:invite", facts);
    return made;
  });
}

/**
 * A new member of staff and the one-time token of their link, good for three days; null where the name is taken. What goes on
 * record is the caller's last step ([AU-6]).
 */
export async function makeInvited(tx: Tx, stamps: Stamps, invited: Invited, at: Date): Promise<Made | null> {
  const id = await addStaff(tx, stamps, invited, at);
  if (!id) return null;
  const token = newToken();
  const expiresAt = new Date(at.getTime() + goodForMillis);
  await insertInvitation(tx, stamps, hashToken(token), id, expiresAt);
  return { id, token, expiresAt };
}

/** Without any way in yet; null where the name is taken. */
export async function addStaff(tx: Tx, stamps: Stamps, invited: Invited, at: Date): Promise<StaffId | null> {
  const id = uuidv7(at) as StaffId;
  return (await insertStaff(tx, stamps, { id, ...invited, passwordHash: null, now: at })) ? id : null;
}
