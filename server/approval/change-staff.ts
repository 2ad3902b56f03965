import { may } from "../../domain/access.ts";
import type { StaffId } from "../../domain/ids.ts";
import type { Role, Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { keepReason } from "../audit/reasons.ts";
import { recordAct, recordActs } from "../audit/record.ts";
import { findStaff } from "../staff/find-staff.ts";
import { addStaff, type Invited, makeInvited } from "../staff/invite.ts";
import type { StaffChange } from "../staff/staff-change.ts";
import type { Tools } from "../tools.ts";
import { askApproval, askedVoices } from "./ask.ts";
import { carryOut } from "./carry-out.ts";
import { releaseSoon } from "./release-soon.ts";

export type StaffAct = "staff:change" | "staff:reset" | "staff:dismiss";

/** Done at once, or waiting for others. */
export type DoneOrAsked = Pick<StaffChange, "ended" | "invitation"> & { readonly approval: string | null };

/**
 * [ST-8] Whoever may agree to others' acts is not made, changed, reset or dismissed by one person alone, where the city wants
 * a second: otherwise one administrator would make that second person themselves.
 */
export async function changeStaff(
  tools: Tools,
  by: Staff,
  wanted: {
    readonly act: StaffAct;
    readonly staff: StaffId;
    readonly roles?: readonly Role[];
    readonly reason: string;
  },
): Promise<DoneOrAsked> {
  if (wanted.staff === by.id) throw new Refusal("not-oneself");
  const done = await tools.db.transaction().execute(async (tx): Promise<DoneOrAsked> => {
    const person = await findStaff(tx, tools.stamps, wanted.staff);
    if (!person) throw new Refusal("not-found");
    const decides = mayDecide(person.roles) || mayDecide(wanted.roles ?? []);
    if (decides && (await askedVoices(tx, wanted.act)) > 0) {
      return { approval: await askApproval(tx, tools, by, wanted), ended: [], invitation: null };
    }
    const at = tools.now();
    const { ended, invitation, lines } = await carryOut(
      tx,
      tools.stamps,
      { ...wanted, roles: wanted.roles ?? null, minutes: null },
      at,
    );
    const why = await keepReason(tx, tools, at, wanted.reason);
    await recordActs(
      tx,
      at,
      lines.map(({ act, facts }) => ({ actor: by, act, facts: { ...facts, why } })),
    );
    return { approval: null, ended, invitation };
  });
  if (done.approval === null) await releaseSoon(tools);
  return done;
}

/** Somebody who may agree to others' acts gets no link before others have agreed: it comes with the last voice. */
export async function inviteWithApproval(
  tools: Tools,
  by: Staff,
  { reason, ...invited }: Invited & { readonly reason: string },
): Promise<DoneOrAsked & { readonly id: StaffId }> {
  return tools.db.transaction().execute(async (tx) => {
    const at = tools.now();
    if (mayDecide(invited.roles) && (await askedVoices(tx, "staff:reset")) > 0) {
      const id = await addStaff(tx, tools.stamps, invited, at);
      if (!id) throw new Refusal("name-taken");
      const approval = await askApproval(tx, tools, by, {
        ...{ act: "staff:reset", staff: id, roles: invited.roles, reason },
      });
      return { id, approval, ended: [], invitation: null };
    }
    const made = await makeInvited(tx, tools.stamps, invited, at);
    if (!made) throw new Refusal("name-taken");
    const { id, ...invitation } = made;
    const why = await keepReason(tx, tools, at, reason);
    await recordAct(tx, at, by, "staff:invite", { staff: id, roles: invited.roles, why });
    return { id, approval: null, ended: [], invitation };
  });
}

function mayDecide(roles: readonly Role[]): boolean {
  return may({ kind: "staff", id: "" as StaffId, displayName: "", roles }, "approval:give");
}
