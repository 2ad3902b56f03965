import type { Deed, Exercise, Part, Situation } from "./exercise.ts";
import { messageLength } from "./message.ts";
import { type Trait, traitsOf } from "./traits.ts";

/** Somebody writes to the consultee, of those who are in training. */
export type Said = { readonly seq: number; readonly at: Date; readonly text: string };

/** What has come to be since the exercise began. */
export type Happened = {
  readonly said: readonly Said[];
  /** When each was done first. */
  readonly deeds: ReadonlyMap<Deed, Date>;
};

/** Where the exercise stands. */
export type Standing = {
  readonly situation: string;
  /** How many of its parts are done. */
  readonly done: number;
  /** The sequence at which the situation began: what was said before is not answered again. */
  readonly since: number;
  readonly movedAt: Date;
};

export type NextStep =
  | { readonly do: "part"; readonly part: Part }
  | { readonly do: "go"; readonly to: string }
  | { readonly do: "end" };

/** People often send a second message right after the first: whoever answers waits a moment. */
const settleSeconds = 5;
/** As a child writes, not as a machine does. */
const [leastSeconds, secondsALetter, mostSeconds] = [3, 0.12, 9];

/** What happens next in an exercise; null: nothing yet. */
export function nextStep(
  exercise: Exercise,
  standing: Standing,
  happened: Happened,
  now: Date,
): NextStep | null {
  const situation = situationOf(exercise, standing.situation);
  const part = situation.parts[standing.done];
  if (part) return secondsSince(standing.movedAt, now) < secondsFor(part) ? null : { do: "part", part };
  // The first part of all is there before anybody looks.
  if (situation.branches.length === 0 && !situation.otherwise) return { do: "end" };
  const replies = happened.said.filter(({ seq }) => seq > standing.since);
  const last = replies.at(-1);
  const settled = last ? secondsSince(last.at, now) >= settleSeconds : true;
  const written = traitsOf(replies.map(({ text }) => text).join("\n"));
  const isQuiet = secondsSince(last?.at ?? standing.movedAt, now);
  const fitting = situation.branches.find(
    ({ traits, deed, quietSeconds }) =>
      (traits === undefined || (last !== undefined && settled && hasAny(written, traits))) &&
      (deed === undefined || happened.deeds.has(deed)) &&
      (quietSeconds === undefined || isQuiet >= quietSeconds),
  );
  if (fitting) return { do: "go", to: fitting.to };
  if (situation.otherwise && last && settled) return { do: "go", to: situation.otherwise };
  return happened.deeds.has("closed") ? { do: "end" } : null;
}

export function situationOf({ id, situations }: Exercise, name: string): Situation {
  const found = situations[name];
  if (!found) throw new Error(`The exercise ${id} has no situation ${name}.`);
  return found;
}

function hasAny(written: ReadonlySet<Trait>, wanted: readonly Trait[]): boolean {
  return wanted.some((trait) => written.has(trait));
}

function secondsFor(part: Part): number {
  if (!("text" in part)) return leastSeconds;
  return Math.min(mostSeconds, leastSeconds + messageLength(part.text) * secondsALetter);
}

function secondsSince(then: Date, now: Date): number {
  return (now.getTime() - then.getTime()) / 1_000;
}
