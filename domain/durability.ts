/** How well what is acknowledged is kept: whether machines besides the primary have it too. */

export const durabilityStates = ["whole", "degraded", "held"] as const;

/**
 * whole: as many standbys follow as there should be. degraded: fewer do; everything works, and the next fault may stop it.
 * held: commits wait for a standby that does not answer; nothing is acknowledged, so nothing is written until it does.
 */
export type DurabilityState = (typeof durabilityStates)[number];

export type Durability = {
  readonly standbys: number;
  /** How many there should be; 0 where the city has one server and knows it. */
  readonly expected: number;
  /** For how long the oldest commit has been waiting for a standby. */
  readonly waitingMillis: number;
};

/** Shown from here on: a standby that takes over from another is waited for as well, for a moment. */
const shownAfterMillis = 5_000;

/** Below the time after which a statement is given up: each one given up leaves its server process waiting. */
const heldAfterMillis = 3_000;

export function durabilityOf({ standbys, expected, waitingMillis }: Durability): DurabilityState {
  if (waitingMillis > shownAfterMillis) return "held";
  return standbys < expected ? "degraded" : "whole";
}

/** Whether a write would only wait with the others. */
export function holdsWrites({ waitingMillis }: Pick<Durability, "waitingMillis">): boolean {
  return waitingMillis > heldAfterMillis;
}
