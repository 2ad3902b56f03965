import type { Holdable, ListedHold } from "../../domain/hold.ts";

export function holdView(one: ListedHold) {
  const { id, consultation, number, all, ground, reason, placedBy, lift } = one;
  return {
    ...{ id, consultation, number, all, ground, reason, placedBy },
    placedAt: one.placedAt.toISOString(),
    lift: lift && { by: lift.by, at: lift.at.toISOString() },
    liftedAt: one.liftedAt?.toISOString() ?? null,
  };
}

export function holdableView({ consultation, number, state, openedAt, others, isHeld }: Holdable) {
  return { consultation, number, state, openedAt: openedAt.toISOString(), others, isHeld };
}
