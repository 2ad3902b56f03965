import { Refusal } from "../../domain/refusal.ts";
import type { Tools } from "../tools.ts";
import { beginSession } from "./begin-session.ts";
import { hashPassword } from "./password.ts";
import type { SignedIn } from "./sign-in.ts";
import { deleteSessionsOf, setPassword, spendInvitation } from "./store.ts";
import { hashToken } from "./token.ts";

/** The link works once: the password is set, the link spent and the session begun in one transaction. */
export async function acceptInvitation(
  { db, now }: Tools,
  token: string,
  password: string,
): Promise<SignedIn> {
  const passwordHash = await hashPassword(password);
  return db.transaction().execute(async (tx) => {
    const id = await spendInvitation(tx, hashToken(token), now());
    const staff = id && (await setPassword(tx, id, passwordHash));
    if (!staff) throw new Refusal("invitation-spent");
    await deleteSessionsOf(tx, staff.id);
    return { staff, token: await beginSession(tx, staff, now()) };
  });
}
