import { type Approval, agree, refuseToDecide } from "../../domain/approval.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { recordAct, recordActs } from "../audit/record.ts";
import { letGo } from "../consultation/delete.ts";
import type { StaffChange } from "../staff/staff-change.ts";
import type { Tools } from "../tools.ts";
import { carryOut } from "./carry-out.ts";
import { releaseSoon } from "./release-soon.ts";
import { closeApproval, insertVoice, lockApproval } from "./store.ts";

export type Agreed = Pick<StaffChange, "ended" | "invitation"> & {
  readonly carriedOut: boolean;
  /** Nothing of it may stay in memory. */
  readonly deleted: ConsultationId | null;
};

/** [ST-8] With the last voice the act is carried out in the same transaction; both are on record, or neither. */
export async function agreeToApproval(tools: Tools, by: Staff, id: string): Promise<Agreed> {
  const { db, now, stamps } = tools;
  const agreed = await db.transaction().execute(async (tx): Promise<Agreed> => {
    const at = now();
    const approval = await lockApproval(tx, id);
    if (!approval) throw new Refusal("not-found");
    const { carryOut: last } = agree(approval, by, at);
    const voice = {
      actor: by,
      act: "approval:give" as const,
      facts: { approval: id, about: approval.act, ...whomOrWhat(approval) },
    };
    await insertVoice(tx, id, by.id, at);
    if (!last) {
      await recordActs(tx, at, [voice]);
      return { carriedOut: false, ended: [], invitation: null, deleted: null };
    }
    const { ended, invitation, lines } = await carryOut(tx, stamps, approval, at);
    await closeApproval(tx, id, "carried-out", at);
    await recordActs(tx, at, [
      voice,
      // Done by whoever asked for it; the line above says who made it so.
      ...lines.map(({ act, facts }) => ({
        actor: { kind: "staff" as const, id: approval.askedBy },
        act,
        facts: { ...facts, approval: id },
      })),
    ]);
    const deleted = approval.act === "deletion:carry-out" ? approval.consultation : null;
    return { carriedOut: true, ended, invitation, deleted };
  });
  if (agreed.deleted) letGo(tools, agreed.deleted);
  if (agreed.carriedOut) await releaseSoon(tools);
  return agreed;
}

export async function refuseApproval({ db, now }: Tools, by: Staff, id: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const at = now();
    const approval = await lockApproval(tx, id);
    if (!approval) throw new Refusal("not-found");
    refuseToDecide(approval, by, at);
    await closeApproval(tx, id, "refused", at);
    await recordAct(tx, at, by, "approval:refuse", {
      ...{ approval: id, about: approval.act, consultation: approval.consultation ?? undefined },
    });
  });
}

/** Only what one has asked for oneself; anything else is not there. */
export async function withdrawApproval({ db, now }: Tools, by: Staff, id: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const at = now();
    const approval = await lockApproval(tx, id);
    if (!approval || approval.askedBy !== by.id) throw new Refusal("not-found");
    if (approval.outcome !== null) throw new Refusal("approval-closed");
    await closeApproval(tx, id, "withdrawn", at);
    await recordAct(tx, at, by, "approval:refuse", {
      ...{ approval: id, about: approval.act, consultation: approval.consultation ?? undefined },
    });
  });
}

/** What an approval is about, as the lines of the trail say it. */
function whomOrWhat({ staff, consultation }: Approval) {
  return { staff: staff ?? undefined, consultation: consultation ?? undefined };
}
