/** What a *lookout* may find missing in a minute, as it asks from outside. */
export const missable = [
  /** The child's page, or the script that it names, did not come. */
  "page",
  /** Nothing could be stored and read again. */
  "send",
  /** A process calls itself not ready, or fewer standbys follow than should. */
  "whole",
  /** Only the second try went well. */
  "first",
] as const;
export type Missed = (typeof missable)[number];

/** [UP-1] Nobody comes in or what they write is not kept: down. Anything else that is missing: degraded. */
export const minuteStates = ["up", "degraded", "down"] as const;
export type MinuteState = (typeof minuteStates)[number];

export function stateOf(missed: readonly Missed[]): MinuteState {
  if (missed.includes("page") || missed.includes("send")) return "down";
  return missed.length > 0 ? "degraded" : "up";
}

/** Sixty signs, one for each minute of an hour: what was missed, as a hexadecimal digit, or a point where nobody has looked. */
export type HourSigns = string;
export const unseenHour: HourSigns = ".".repeat(60);

const minuteMillis = 60_000;
export const hourMillis = 60 * minuteMillis;

/** Minutes begin with their first second, by UTC, which is the same everywhere. */
export function minuteOf(at: Date): Date {
  return new Date(at.getTime() - (at.getTime() % minuteMillis));
}

export function hourOf(at: Date): Date {
  return new Date(at.getTime() - (at.getTime() % hourMillis));
}

/** [UP-2] A minute is put down once: what stands there already stays. */
export function putDown(signs: HourSigns, at: Date, missed: readonly Missed[]): HourSigns {
  const minute = at.getUTCMinutes();
  if (signs[minute] !== ".") return signs;
  return signs.slice(0, minute) + signOf(missed) + signs.slice(minute + 1);
}

/** Null where nobody has looked. */
export function missedIn(signs: HourSigns, minute: number): readonly Missed[] | null {
  const sign = signs[minute] ?? ".";
  if (sign === ".") return null;
  const bits = Number.parseInt(sign, 16);
  return missable.filter((_, bit) => (bits & (1 << bit)) !== 0);
}

function signOf(missed: readonly Missed[]): string {
  return missable.reduce((bits, one, bit) => bits | (missed.includes(one) ? 1 << bit : 0), 0).toString(16);
}

/** [UP-3] Several look out from several places: down is what is down for all of them, up what is up for all. */
export function agreed(states: readonly MinuteState[]): MinuteState | null {
  if (states.length === 0) return null;
  const [first] = states;
  return states.every((one) => one === first) ? (first ?? null) : "degraded";
}
