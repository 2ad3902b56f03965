import type { ListedPause as View } from "../../contract/pause.ts";
import type { ListedPause } from "../../domain/pause.ts";

/** What leaves, field by field. */
export function pauseView(pause: ListedPause): View {
  const { id, consultation, number, ground, state, reason, until } = pause;
  const { proposedBy, proposedAt, decided, lifted } = pause;
  return {
    ...{ id, consultation, number, ground, state, reason, until: until.toISOString() },
    proposed: { by: proposedBy, at: proposedAt.toISOString() },
    decided: decided && { by: decided.by, at: decided.at.toISOString() },
    lifted: lifted && { by: lifted.by, at: lifted.at.toISOString() },
  };
}
