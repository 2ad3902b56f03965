import type { StaffId } from "../../domain/ids.ts";
import { Refusal } from "../../domain/refusal.ts";
import { type Factors, hasFactor, isSteppedUp, type Session } from "../../domain/sign-in.ts";
import type { Tx } from "../storage/database.ts";
import type { Tools } from "../tools.ts";
import { countFactors } from "./factor-store.ts";

/**
 * [ST-3] Whoever has a factor shows one before they add or change any: a stolen password adds none. The first one is added
 * with the password alone.
 */
export async function refuseToChangeFactors({ db, now }: Tools, session: Session, tx?: Tx): Promise<Factors> {
  const factors = await countFactors(tx ?? db, session.staff);
  if (!hasFactor(factors)) return factors;
  if (session.level < 2) throw new Refusal("second-factor-needed");
  if (!isSteppedUp(session, now())) throw new Refusal("step-up-needed");
  return factors;
}

/** Under the lock of the person. Where a second factor is asked for, nobody is without one. */
export async function refuseToChangeLastFactor({ door }: Tools, tx: Tx, staff: StaffId): Promise<void> {
  if (door.secondFactor === "required" && !hasFactor(await countFactors(tx, staff)))
    throw new Refusal("last-factor");
}
