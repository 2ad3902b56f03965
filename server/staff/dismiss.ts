import type { StaffId } from "../../domain/ids.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Tx } from "../storage/database.ts";
import type { Stamps } from "../storage/stamps.ts";
import { lockOtherAdministrators, lockPersonToChange, voidInvitations } from "./administration-store.ts";
import { deleteFactors } from "./factor-store.ts";
import { deleteSessionsOf } from "./session-store.ts";
import type { StaffChange } from "./staff-change.ts";
import { changeWayIn } from "./store.ts";

/** F23: nothing by which the person could come in is left, and what they have open ends ([ST-6]). */
export async function dismissStaff(tx: Tx, stamps: Stamps, id: StaffId, at: Date): Promise<StaffChange> {
  if ((await lockOtherAdministrators(tx, id)) === 0) throw new Refusal("last-administrator");
  const person = await lockPersonToChange(tx, id);
  const nothing = { passwordHash: null, oidcSubject: null, endedAt: at };
  if (!person || !(await changeWayIn(tx, stamps, id, nothing))) throw new Refusal("not-found");
  await voidInvitations(tx, id, at);
  await deleteFactors(tx, id);
  const ended = await deleteSessionsOf(tx, id);
  const endings = ended.map((session) => ({
    act: "session:end" as const,
    facts: { staff: id, session, reason: "dismissed" as const },
  }));
  return {
    ended,
    invitation: null,
    lines: [...endings, { act: "staff:dismiss", facts: { staff: id, rolesBefore: person.roles } }],
  };
}
