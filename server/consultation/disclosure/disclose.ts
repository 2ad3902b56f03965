import type { Consultation } from "../../../domain/consultation.ts";
import { disclose as disclosed } from "../../../domain/disclose.ts";
import {
  type Disclosed,
  type DisclosedTo,
  type DisclosureGround,
  disclosureFault,
} from "../../../domain/disclosure.ts";
import type { ConsultationId, IdempotencyKey } from "../../../domain/ids.ts";
import type { Staff } from "../../../domain/people.ts";
import { Refusal } from "../../../domain/refusal.ts";
import { recordAct } from "../../audit/record.ts";
import { sealBeside } from "../../storage/seal.ts";
import type { Tools } from "../../tools.ts";
import { findConsultation } from "../find.ts";
import { takeStep } from "../move.ts";
import { tellHistory } from "../tell-history.ts";
import { insertDisclosure, isDisclosed } from "./store.ts";

export type Disclosing = {
  readonly key: IdempotencyKey;
  readonly to: DisclosedTo;
  readonly ground: DisclosureGround;
  readonly said: Disclosed;
};

/** 伝達 [BR-5]: put down with its entry, its line in the trail and what is kept of it, in one transaction. The same key does it once. */
export async function disclose(
  tools: Tools,
  staff: Staff,
  id: ConsultationId,
  { key, to, ground, said }: Disclosing,
): Promise<Consultation> {
  const fault = disclosureFault(said, ground);
  if (fault) throw new Refusal(fault);
  const dataKey = (await tools.keys.of([id])).get(id);
  if (!dataKey) throw new Refusal("not-found");
  if (await isDisclosed(tools.db, id, staff.id, key)) return findConsultation(tools, id);
  try {
    return await takeStep(
      tools,
      id,
      (consultation) => disclosed(consultation, staff, to, ground, tools.now()),
      async (tx, { next, entry: { at, seq } }) => {
        const place = { consultation: id, staff: staff.id } as const;
        const sealed = sealBeside(
          dataKey,
          { ...place, kind: "disclosure", version: seq },
          JSON.stringify(said),
        );
        await insertDisclosure(tx, { ...place, seq, sealed, key });
        const told = await tellHistory(tx, tools, next.consultee, id);
        await recordAct(tx, at, staff, "consultation:disclose", {
          ...{ consultation: id, outcome: to, version: seq },
          ...(ground === "danger-to-life" && { reason: ground }),
        });
        return told;
      },
    );
  } catch (error) {
    // An answer that was lost, or the same pressed twice: one of them was first.
    if (await isDisclosed(tools.db, id, staff.id, key)) return findConsultation(tools, id);
    throw error;
  }
}
