/**
 * [CB-5] How often 合言葉 may be tried in an hour. Guessing eight words is hopeless at any rate that a server can answer, so
 * nobody's guesses ever shut out somebody else: while an address or the whole city is being guessed at, a browser has fewer
 * tries, and still has its own.
 */
export const triesMillis = 3_600_000;
export const triesEach = 10;
export const triesWhileGuessed = 3;

/** From how many failures in an hour on somebody is told; a class that mistypes stays below. */
const alarmAt = { address: 30, city: 100 } as const;
/** From how many on browsers have fewer tries. */
const guessedAt = { address: 100, city: 500 } as const;

export type FailuresInHour = { readonly address: number; readonly city: number };

export function triesAllowed({ address, city }: FailuresInHour): number {
  return address >= guessedAt.address || city >= guessedAt.city ? triesWhileGuessed : triesEach;
}

/** At the threshold, and again each time the failures have doubled: one alarm an hour would hide how it grows. */
export function isAlarm(of: keyof typeof alarmAt, failures: number): boolean {
  const times = failures / alarmAt[of];
  return times >= 1 && Number.isInteger(Math.log2(times));
}
