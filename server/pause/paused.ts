import type { ConsulteeId } from "../../domain/ids.ts";
import type { Pause } from "../../domain/pause.ts";
import { Refusal } from "../../domain/refusal.ts";
import { type Believed, believe } from "../settings/believe.ts";
import type { Database } from "../storage/database.ts";
import type { Stamps } from "../storage/stamps.ts";
import { listInForce } from "./store.ts";

/** Who writes nothing for now, as this process sees it: at most two seconds old. */
export type PauseReader = {
  of(consultee: ConsulteeId): Promise<Pause | null>;
  startOver(): void;
};

/** They are few, and asked for at every message: so all of them are held. */
export async function openPauses(
  db: Database,
  stamps: Stamps,
  now: () => Date,
  failed: (error: unknown) => void,
): Promise<PauseReader> {
  const pauses: Believed<ReadonlyMap<ConsulteeId, Pause>> = await believe(async () => {
    const all = await listInForce(db, stamps, now());
    return new Map(all.map((pause) => [pause.consultee, pause]));
  }, failed);
  return {
    async of(consultee) {
      const pause = (await pauses.current()).get(consultee);
      return pause && now() < pause.until ? pause : null;
    },
    startOver: pauses.startOver,
  };
}

/** [PA-2] What is written meanwhile is refused, with until when and why in general. */
export function refusePaused(pause: Pause | null): void {
  if (pause) throw new Refusal("writing-paused", { until: pause.until.toISOString(), ground: pause.ground });
}
