import type { ConsultationId } from "../../../domain/ids.ts";
import type { Clock } from "../../shared/clock.ts";

/** A pointer that has not moved for so long aims at nothing. */
const restMillis = 10_000;

/** What the pointer aims at, while it moves over the list. */
export type Aim = {
  now(): ConsultationId | null;
  over(id: ConsultationId | null): void;
  leave(): void;
};

export function watchAim(clock: Clock, onRelease: () => void): Aim {
  let aimed: ConsultationId | null = null;
  let cancel = (): void => {};
  function leave(): void {
    cancel();
    if (aimed === null) return;
    aimed = null;
    onRelease();
  }
  return {
    now: () => aimed,
    over(id) {
      cancel();
      if (id === null) return leave();
      aimed = id;
      cancel = clock.after(restMillis, leave);
    },
    leave,
  };
}
