import type { Exercise, Point } from "./exercise.ts";
import type { Happened, Said } from "./exercise-step.ts";
import { type Trait, traitsOf } from "./traits.ts";

export type Seen = Happened & {
  readonly begunAt: Date;
};

/** What of it was done. `seen` false: it was not, or cannot be told from what is stored. */
export type LookedAt = { readonly point: Point; readonly met: boolean };

const [promptSeconds, callSeconds, takeSeconds] = [180, 300, 60];
/** Advice is early before somebody has been heard. */
const earlyReplies = 2;

/** 振り返り: by what the person did, point for point. Words are looked at for signs alone; people look at the rest themselves. */
export function lookBack({ points }: Exercise, seen: Seen): readonly LookedAt[] {
  return points.map((point) => ({ point, met: rules[point](seen) }));
}

const rules: Readonly<Record<Point, (seen: Seen) => boolean>> = {
  prompt: ({ said, begunAt }) => within(said[0]?.at, begunAt, promptSeconds),
  welcomed: ({ said }) => has(said.slice(0, 2), ["thanks", "unhurried", "feeling"]),
  felt: ({ said }) => has(said, ["feeling"]),
  "no-pressing": ({ said }) => said.length > 0 && !said.some(({ text }) => traitsOf(text).has("pressing")),
  "no-blame": ({ said }) => hasNone(said, ["blame", "dismissal"]),
  "no-promise": ({ said }) => hasNone(said, ["promise"]),
  "no-early-advice": ({ said }) => hasNone(said.slice(0, earlyReplies), ["advice"]),
  "no-excuse": ({ said }) => hasNone(said, ["excuse"]),
  unhurried: ({ said }) => has(said, ["unhurried"]),
  stayed: ({ said }) => said.length >= 2,
  "asked-safety": ({ said }) => has(said, ["safety"]),
  called: ({ deeds, begunAt }) => within(deeds.get("called"), begunAt, callSeconds),
  honest: ({ said }) => has(said, ["honesty"]),
  "told-of-change": ({ said }) => has(said, ["change"]),
  "handed-over": ({ deeds }) => deeds.has("handed-over"),
  apologised: ({ said }) => has(said, ["apology"]),
  next: ({ said }) => has(said, ["next"]),
  recorded: ({ deeds }) => deeds.has("recorded"),
  closed: ({ deeds }) => deeds.has("closed"),
  taken: ({ deeds, begunAt }) => within(deeds.get("taken"), deeds.get("called") ?? begunAt, takeSeconds),
  "call-ended": ({ deeds }) => deeds.has("call-ended"),
  noted: ({ deeds }) => deeds.has("noted"),
};

function within(at: Date | undefined, from: Date, seconds: number): boolean {
  return at !== undefined && at.getTime() - from.getTime() <= seconds * 1_000;
}

function has(said: readonly Said[], wanted: readonly Trait[]): boolean {
  return said.some(({ text }) => wanted.some((trait) => traitsOf(text).has(trait)));
}

function hasNone(said: readonly Said[], unwanted: readonly Trait[]): boolean {
  return said.length > 0 && !has(said, unwanted);
}
