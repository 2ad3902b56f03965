import { mostBreakGlassMinutes } from "../../domain/approval.ts";
import type { StaffId } from "../../domain/ids.ts";
import { Refusal } from "../../domain/refusal.ts";
import { findStaff } from "../staff/find-staff.ts";
import type { StaffChange } from "../staff/staff-change.ts";
import type { Tx } from "../storage/database.ts";
import type { Stamps } from "../storage/stamps.ts";
import { uuidv7 } from "../storage/uuid.ts";
import { insertUse } from "./store.ts";

/** [ST-10] Two of the city have agreed: the operator reads from now on, for as long as was asked for. */
export async function breakGlass(
  tx: Tx,
  stamps: Stamps,
  {
    approval,
    staff,
    minutes,
  }: { readonly approval: string; readonly staff: StaffId; readonly minutes: number },
  at: Date,
): Promise<StaffChange> {
  const person = await findStaff(tx, stamps, staff);
  if (!person?.roles.includes("operator")) throw new Refusal("not-found");
  const granted = Math.min(minutes, mostBreakGlassMinutes);
  const until = new Date(at.getTime() + granted * 60_000);
  await insertUse(tx, stamps, { id: uuidv7(at), staff, approval, beganAt: at, until });
  const facts = { staff, minutes: granted, to: until };
  return { ended: [], invitation: null, lines: [{ act: "break-glass:begin", facts }] };
}
