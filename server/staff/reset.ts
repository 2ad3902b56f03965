import type { StaffId } from "../../domain/ids.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Tx } from "../storage/database.ts";
import type { Stamps } from "../storage/stamps.ts";
import { voidInvitations } from "./administration-store.ts";
import { deleteFactors } from "./factor-store.ts";
import { goodForMillis } from "./invite.ts";
import { deleteSessionsOf } from "./session-store.ts";
import type { StaffChange } from "./staff-change.ts";
import { changeWayIn, insertInvitation } from "./store.ts";
import { hashToken, newToken } from "./token.ts";

/** For whoever has lost what they sign in with: everything is forgotten, and a new one-time link leads back in. */
export async function resetStaff(tx: Tx, stamps: Stamps, id: StaffId, at: Date): Promise<StaffChange> {
  const nothing = { passwordHash: null, oidcSubject: null };
  if (!(await changeWayIn(tx, stamps, id, nothing))) throw new Refusal("not-found");
  await voidInvitations(tx, id, at);
  await deleteFactors(tx, id);
  const ended = await deleteSessionsOf(tx, id);
  const token = newToken();
  const expiresAt = new Date(at.getTime() + goodForMillis);
  await insertInvitation(tx, stamps, hashToken(token), id, expiresAt);
  const endings = ended.map((session) => ({
    act: "session:end" as const,
    facts: { staff: id, session, reason: "reset" as const },
  }));
  return {
    ended,
    invitation: { token, expiresAt },
    lines: [...endings, { act: "staff:reset", facts: { staff: id } }],
  };
}
