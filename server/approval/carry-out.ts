import type { Approval } from "../../domain/approval.ts";
import { Refusal } from "../../domain/refusal.ts";
import { breakGlass } from "../break-glass/break-glass.ts";
import { carryOutDeletion } from "../deletion/carry-out.ts";
import { liftHold } from "../hold/lift.ts";
import { decidePetition } from "../petition/decide.ts";
import { beginRetention } from "../retention/begin.ts";
import { changeRoles } from "../staff/change-roles.ts";
import { dismissStaff } from "../staff/dismiss.ts";
import { resetStaff } from "../staff/reset.ts";
import type { StaffChange } from "../staff/staff-change.ts";
import type { Tx } from "../storage/database.ts";
import type { Stamps } from "../storage/stamps.ts";
import { saveRule } from "./store.ts";

export type ToCarryOut = Pick<Approval, "act" | "staff" | "roles" | "minutes"> &
  Partial<Pick<Approval, "id" | "askedBy" | "about" | "wanted" | "consultation">>;

/** Does what was asked for, in the caller's transaction. What goes on record is the caller's last step ([AU-6]). */
export async function carryOut(tx: Tx, stamps: Stamps, asked: ToCarryOut, at: Date): Promise<StaffChange> {
  const { act, staff, roles, minutes, id, askedBy, consultation } = asked;
  if (act === "break-glass:begin") {
    if (!id || !askedBy || !minutes) throw new Refusal("not-found");
    return breakGlass(tx, stamps, { approval: id, staff: askedBy, minutes }, at);
  }
  if (act === "deletion:carry-out") {
    if (!consultation) throw new Refusal("not-found");
    return carryOutDeletion(tx, consultation, at);
  }
  if (act === "hold:lift") {
    if (!id || !consultation) throw new Refusal("not-found");
    return liftHold(tx, id, consultation, at);
  }
  if (act === "retention:carry-out") {
    if (!id) throw new Refusal("not-found");
    return beginRetention(tx, id, at);
  }
  if (act === "petition:decide") {
    if (!id) throw new Refusal("not-found");
    return decidePetition(tx, id, at);
  }
  // Whoever asked takes it from here: what leaves, and when, is a line then.
  if (act === "consultation:export" || act === "contract:export" || act === "contract:erase")
    return { ended: [], invitation: null, lines: [] };
  if (act === "settings:change") return lowerRule(tx, asked);
  if (!staff) throw new Refusal("not-found");
  if (act === "staff:change") return changeRoles(tx, stamps, staff, roles ?? []);
  return act === "staff:reset" ? resetStaff(tx, stamps, staff, at) : dismissStaff(tx, stamps, staff, at);
}

async function lowerRule(tx: Tx, { about, wanted }: ToCarryOut): Promise<StaffChange> {
  if (!about || typeof wanted !== "number") throw new Refusal("not-found");
  await saveRule(tx, about, wanted);
  const facts = { setting: "approval-rule", about, count: wanted } as const;
  return { ended: [], invitation: null, lines: [{ act: "settings:change", facts }] };
}
