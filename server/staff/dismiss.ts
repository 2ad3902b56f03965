import type { StaffId } from "../../domain/ids.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Tx } from "../storage/database.ts";
import {
  lockOtherAdministrators,
  lockPersonToChange,
  saveEnd,
  voidInvitations,
} from "./administration-store.ts";
import { deleteFactors } from "./factor-store.ts";
import { deleteSessionsOf } from "./session-store.ts";
import type { StaffChange } from "./staff-change.ts";

/** F23: nothing by which the person could come in is left, and what they have open ends ([ST-6]). */
export async function dismissStaff(tx: Tx, id: StaffId, at: Date): Promise<StaffChange> {
  if ((await lockOtherAdministrators(tx, id)) === 0) throw new Refusal("last-administrator");
  const person = await lockPersonToChange(tx, id);
  if (!person) throw new Refusal("not-found");
  await saveEnd(tx, id, at);
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
