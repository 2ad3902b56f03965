import type { HoldGround } from "../../domain/hold.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { recordAct } from "../audit/record.ts";
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
  { db, now, secrets }: Pick<Tools, "db" | "now" | "secrets">,
  by: Staff,
  { hold, consultation, all, ground, reason }: WantedHold,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const at = now();
    const consultee = await lockToHold(tx, consultation, all);
    if (!consultee) throw new Refusal("not-found");
    const isNew = await insertHold(tx, {
      ...{ id: hold, consultation, consultee: all ? consultee : null, ground, by: by.id, at },
      reason: sealSecret(secrets.staffSealing, placeOfHold(hold), reason),
    });
    const whole = all ? { consultee } : {};
    if (isNew) await recordAct(tx, at, by, "hold:place", { hold, consultation, ...whole });
  });
}
