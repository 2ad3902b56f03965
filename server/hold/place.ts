import type { Facts } from "../../domain/audit.ts";
import type { HoldGround } from "../../domain/hold.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { recordAct } from "../audit/record.ts";
import type { Tx } from "../storage/database.ts";
import { sealSecret } from "../storage/service-seal.ts";
import type { Tools } from "../tools.ts";
import { placeOfHold } from "./place-of.ts";
import { insertHold, lockToHold } from "./store.ts";

export type WantedHold = {
  readonly hold: string;
  readonly consultation: ConsultationId;
  /** All of its consultee, and what they begin later. */
  readonly all: boolean;
  readonly ground: HoldGround;
  readonly reason: string;
};

/** [RT-1] Holds it, on record. Again under the same id it is the same hold. What is deleted already cannot be held: not-found. */
export async function placeHold(
  tools: Pick<Tools, "db" | "now" | "secrets">,
  by: Staff,
  wanted: WantedHold,
): Promise<void> {
  await tools.db.transaction().execute(async (tx) => {
    const at = tools.now();
    const facts = await placeHoldWithin(tx, tools, by, wanted, at);
    if (facts) await recordAct(tx, at, by, "hold:place", facts);
  });
}

/** The same in a transaction of somebody else. Answers what its line of the trail says; null where it stands already. */
export async function placeHoldWithin(
  tx: Tx,
  { secrets }: Pick<Tools, "secrets">,
  by: Staff,
  { hold, consultation, all, ground, reason }: WantedHold,
  at: Date,
): Promise<Facts | null> {
  const consultee = await lockToHold(tx, consultation, all);
  if (!consultee) throw new Refusal("not-found");
  const isNew = await insertHold(tx, {
    ...{ id: hold, consultation, consultee: all ? consultee : null, ground, by: by.id, at },
    reason: sealSecret(secrets.staffSealing, placeOfHold(hold), reason),
  });
  const whole = all ? { consultee } : {};
  return isNew ? { hold, consultation, ...whole } : null;
}
