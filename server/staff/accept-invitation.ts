import { Refusal } from "../../domain/refusal.ts";
import { recordActs } from "../audit/record.ts";
import type { Tools } from "../tools.ts";
import { type Begun, beginSession } from "./begin-session.ts";
import { choosePassword } from "./choose-password.ts";
import { deleteSessionsOf } from "./session-store.ts";
import { changeWayIn, findInvited, spendInvitation } from "./store.ts";
import { hashToken } from "./token.ts";
import type { Whence } from "./whence.ts";

/**
 * The link works once: the password is set, the link spent and the session begun in one transaction. Only a link that is
 * good lets a password be looked at, so nobody makes the service hash without one.
 */
export async function acceptInvitation(
  { db, now, door, stamps }: Tools,
  { browser }: Whence,
  token: string,
  password: string,
): Promise<Begun> {
  const invited = await findInvited(db, stamps, hashToken(token), now());
  if (!invited) throw new Refusal("invitation-spent");
  const passwordHash = await choosePassword(invited, password);
  const at = now();
  const alone = door.secondFactor === "skipped";
  return db.transaction().execute(async (tx) => {
    const id = await spendInvitation(tx, hashToken(token), at);
    const staff = id && (await changeWayIn(tx, stamps, id, { passwordHash }));
    if (!staff) throw new Refusal("invitation-spent");
    const ended = await deleteSessionsOf(tx, staff.id);
    const begun = await beginSession(tx, stamps, staff, at, {
      ...{ level: alone ? 2 : 1, browser },
      ...(alone ? { factorAt: at } : {}),
    });
    const actor = staff;
    await recordActs(tx, at, [
      ...ended.map((session) => ({
        ...{ actor, act: "session:end" as const },
        facts: { session, reason: "password-changed" as const },
      })),
      { actor, act: "staff:accept-invitation", facts: {} },
      { actor, act: "session:begin", facts: { session: begun.session.id, factor: "invitation" } },
    ]);
    return begun;
  });
}
