import type { StaffId } from "./ids.ts";
import type { Staff } from "./people.ts";

/**
 * How much a session of a member of staff has shown. 1: a password, and nothing more may be done with it than to show or add
 * a second factor, and to sign out. 2: everything that is asked for ([ST-1]).
 */
export type Level = 1 | 2;

export type Session = {
  readonly id: string;
  readonly staff: StaffId;
  readonly level: Level;
  readonly begunAt: Date;
  readonly lastSeenAt: Date;
  /** When it ends whatever is done in it. */
  readonly endsAt: Date;
  /** When a second factor was last shown in it. */
  readonly factorAt: Date | null;
};

/** Whom a session belongs to, as that person is now. */
export type Recognised = { readonly staff: Staff; readonly session: Session };

/** How many of each somebody can show besides their password. */
export type Factors = {
  readonly totp: boolean;
  readonly passkeys: number;
  readonly recoveryCodes: number;
};

/** Recovery codes stand in for a factor; they are none by themselves. */
export function hasFactor({ totp, passkeys }: Factors): boolean {
  return totp || passkeys > 0;
}

/** [ST-6] A shift and its hand-over fit in. */
export const sessionMillis = 12 * 3_600_000;
export const idleMinutesByDefault = 60;

/** [ST-7] For how long after a factor was shown the dangerous acts are open. */
const stepUpMillis = 5 * 60_000;

export function stepUpUntil({ factorAt }: Pick<Session, "factorAt">): Date | null {
  return factorAt && new Date(factorAt.getTime() + stepUpMillis);
}

export function isSteppedUp(session: Pick<Session, "factorAt">, now: Date): boolean {
  const until = stepUpUntil(session);
  return until !== null && now < until;
}

/** When it ends if nothing more is done. */
export function idleEnd({ lastSeenAt, endsAt }: Session, idleMillis: number): Date {
  return new Date(Math.min(lastSeenAt.getTime() + idleMillis, endsAt.getTime()));
}

/** Against whom failures are counted. The more people one counter can stand for, the later it holds them up. */
export type Counted = "known-device" | "network" | "name" | "factor";
const freeFailures: Record<Counted, number> = { "known-device": 5, network: 5, name: 30, factor: 5 };
const firstHoldMillis = 15_000;
export const longestHoldMillis = 15 * 60_000;

/** [ST-4] How long nobody may try again after so many failures in a row: doubling, and never more than 15 minutes. */
export function holdMillisAfter(counted: Counted, failures: number): number {
  const over = failures - freeFailures[counted];
  if (over < 0) return 0;
  return Math.min(firstHoldMillis * 2 ** Math.min(over, 20), longestHoldMillis);
}

/** Failures older than this are forgiven. */
export const failuresForgivenMillis = 24 * 3_600_000;
