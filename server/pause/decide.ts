import { refuseToDecidePause, refuseToLift } from "../../domain/pause.ts";
import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { keepReason } from "../audit/reasons.ts";
import { recordAct } from "../audit/record.ts";
import type { Tools } from "../tools.ts";
import { lockPause, saveDecision, saveLifted } from "./store.ts";

/** [PA-1] Another person than who proposed it agrees, and from then on it holds; or refuses. */
export async function decidePause(tools: Tools, by: Staff, id: string, agreed: boolean): Promise<void> {
  const { db, now, stamps, pauses } = tools;
  await db.transaction().execute(async (tx) => {
    const at = now();
    const pause = await lockPause(tx, id);
    if (!pause) throw new Refusal("not-found");
    refuseToDecidePause(pause, by, at);
    await saveDecision(tx, stamps, pause, { by: by.id, at, agreed });
    const { consultation, until } = pause;
    const act = agreed ? "pause:begin" : "pause:refuse";
    await recordAct(tx, at, by, act, { consultation, pause: id, ...(agreed ? { to: until } : {}) });
  });
  pauses.startOver();
}

/** [PA-1] Over before its time, for a reason that is kept beside the trail. */
export async function liftPause(tools: Tools, by: Staff, id: string, reason: string): Promise<void> {
  const { db, now, pauses } = tools;
  await db.transaction().execute(async (tx) => {
    const at = now();
    const pause = await lockPause(tx, id);
    if (!pause) throw new Refusal("not-found");
    refuseToLift(pause, at);
    await saveLifted(tx, id, by.id, at);
    const why = await keepReason(tx, tools, at, reason);
    await recordAct(tx, at, by, "pause:lift", { consultation: pause.consultation, pause: id, why });
  });
  pauses.startOver();
}
