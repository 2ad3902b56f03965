import { may } from "../../domain/access.ts";
import { release } from "../../domain/consultation.ts";
import type { StaffId } from "../../domain/ids.ts";
import { roles } from "../../domain/people.ts";
import { recordAct } from "../audit/record.ts";
import type { Tools } from "../tools.ts";
import { type Left, listLeft } from "./left-store.ts";
import { lockConsultation, saveStep } from "./store.ts";

type Releasing = Pick<Tools, "db" | "now" | "tell" | "epoch">;

const nobody = { kind: "staff", id: "" as StaffId, displayName: "" } as const;
const replying = roles.filter((role) => may({ ...nobody, roles: [role] }, "consultation:reply"));

/**
 * [CN-12] No child is left with somebody who is gone: what is held by a person who was dismissed, or may not reply any more,
 * waits again. Answers how many. Asked after such an act and again by the clock: whoever was dismissed may have claimed one
 * more in the two seconds for which their session was believed.
 */
export async function releaseConsultations(tools: Releasing): Promise<number> {
  let released = 0;
  for (const left of await listLeft(tools.db, replying)) if (await releaseOne(tools, left)) released++;
  return released;
}

async function releaseOne(
  { db, now, tell, epoch }: Releasing,
  { id, counsellor, hasEnded }: Left,
): Promise<boolean> {
  const asOf = epoch();
  const done = await db.transaction().execute(async (tx) => {
    const consultation = await lockConsultation(tx, id, asOf);
    // Another process was here first.
    if (consultation.state !== "active" || consultation.counsellor !== counsellor) return false;
    const at = now();
    const step = release(consultation, at);
    if (!step) return false;
    await saveStep(tx, step, null);
    await recordAct(tx, at, { kind: "system" }, "consultation:release", {
      ...{ consultation: id, staff: counsellor, version: step.next.claimVersion },
      reason: hasEnded ? "dismissed" : "roles-changed",
    });
    return true;
  });
  if (done) tell(id);
  return done;
}
