import type { ConsultationId } from "../../domain/ids.ts";
import { type PauseGround, pauseState, refuseFaultyEnd } from "../../domain/pause.ts";
import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { recordAct } from "../audit/record.ts";
import { findConsultation } from "../consultation/find.ts";
import { sealSecret } from "../storage/service-seal.ts";
import { uuidv7 } from "../storage/uuid.ts";
import type { Tools } from "../tools.ts";
import { placeOfReason } from "./reason.ts";
import { insertPause, lockPausesOf } from "./store.ts";

export type Proposed = {
  readonly consultation: ConsultationId;
  readonly ground: PauseGround;
  readonly until: Date;
  readonly reason: string;
};

/** [PA-1] Asks a supervisor. Nothing is paused by it; while one stands or is asked for, no other is. */
export async function proposePause(
  tools: Tools,
  by: Staff,
  { consultation, ground, until, reason }: Proposed,
): Promise<void> {
  const { db, now, secrets } = tools;
  const { consultee } = await findConsultation(tools, consultation);
  await db.transaction().execute(async (tx) => {
    const at = now();
    refuseFaultyEnd(until, at);
    const states = (await lockPausesOf(tx, consultee)).map((one) => pauseState(one, at));
    if (states.some((state) => state === "proposed" || state === "in-force"))
      throw new Refusal("pause-under-way");
    const id = uuidv7(at);
    const sealed = sealSecret(secrets.staffSealing, placeOfReason(id), reason);
    await insertPause(tx, {
      ...{ id, consultee, consultation, ground, until, reason: sealed },
      ...{ proposedBy: by.id, proposedAt: at, decided: null, lifted: null },
    });
    await recordAct(tx, at, by, "pause:propose", { consultation, pause: id, to: until });
  });
}
