import type { Skin } from "../../contract/sync.ts";

/** [DL-8] Which skin a page wears. Pure: time and chance are arguments; the page's own state is this value. */
export type Rung = Skin;

export type Ladder = {
  /** Where it has settled. */
  readonly rung: Rung;
  /** What to try next: the settled rung, a better one on trial, or a quick look (`now`) after trouble. */
  readonly attempt: Rung;
  /** How long to wait before it, in milliseconds. */
  readonly pauseMillis: number;
  /** Mutes and short lives in a row on the settled rung. */
  readonly strikes: number;
  /** Attempts in a row that reached nobody. */
  readonly failures: number;
  /** The last attempt was a look that came through: the network is there. */
  readonly reached: boolean;
  /** When a better rung may be tried. */
  readonly betterAt: number;
};

/** How an attempt went. `livedMillis` counts from the opening to the last sign of life. */
export type Outcome =
  /** wait, now: a whole answer came. */
  | { readonly kind: "answered"; readonly livedMillis: number }
  /** stream: it spoke, and then it ended or was cut. */
  | { readonly kind: "ended"; readonly livedMillis: number; readonly silentMillis: number }
  /** stream: the server ended it on purpose. */
  | { readonly kind: "sent-away"; readonly livedMillis: number }
  /** It stayed open and said nothing: what a buffering proxy makes of a stream. */
  | { readonly kind: "mute"; readonly livedMillis: number }
  /** We ended it ourselves: new wants, or the page woke up. */
  | { readonly kind: "interrupted"; readonly livedMillis: number }
  /** No answer of ours at all, or "later". */
  | { readonly kind: "failed" };

export const muteAfterMillis = 35_000;
const goodAfterMillis = 5_000;
/** A mute after so long a life is a sleep or a change of network, not the fault of the rung. */
const steadyAfterMillis = 300_000;
export const betterEveryMillis = 600_000;
export const longestPauseMillis = 30_000;
const strikesToDrop = 2;
/** A stream beats every 15 s: one that was cut after a longer silence had been held back. */
const heldBackMillis = 20_000;

const rungs: readonly Rung[] = ["stream", "wait", "now"];

export function startLadder(): Ladder {
  return {
    rung: "stream",
    attempt: "stream",
    pauseMillis: 0,
    strikes: 0,
    failures: 0,
    reached: false,
    betterAt: 0,
  };
}

/** A stream's first word must come this soon; the second try grants a slow line twice as long. */
export function helloWithinMillis(ladder: Ladder): number {
  return ladder.strikes > 0 ? 8_000 : 4_000;
}

/**
 * Full jitter: anything from nothing up to a bound that grows by a little more than half each time, never above 30 s.
 * Doubling would leave people waiting for longer than a restart takes.
 */
export function pauseAfter(failures: number, random: number): number {
  return random * Math.min(longestPauseMillis, 400 * 1.6 ** failures);
}

export function afterAttempt(before: Ladder, outcome: Outcome, now: number, random: number): Ladder {
  const ladder = proven(before, outcome);
  const is = place(ladder);
  switch (outcome.kind) {
    case "answered":
      return is === "look"
        ? looked(ladder)
        : served(ladder, now, answerPause(ladder.attempt, outcome, random));
    case "interrupted":
      return next({ ...ladder, pauseMillis: 0 }, now);
    case "sent-away":
      return next({ ...ladder, pauseMillis: random * 1_000 }, now);
    case "ended":
      if (isGood(outcome)) return served(ladder, now, 0);
      if (is === "trial") return back(ladder);
      return { ...struck(ladder, now), pauseMillis: pauseAfter(ladder.strikes + 1, random) };
    case "mute":
      return is === "trial" ? back(ladder) : struck(ladder, now);
    case "failed":
      if (is === "trial") return back(ladder);
      if (is === "rung" && ladder.reached) return struck(ladder, now);
      return failed(ladder, random);
  }
}

/** Is this attempt the settled rung, a better one on trial, or only a look? */
function place({ attempt, rung }: Ladder): "rung" | "trial" | "look" {
  if (attempt === rung) return "rung";
  return rungs.indexOf(attempt) < rungs.indexOf(rung) ? "trial" : "look";
}

function isGood(outcome: Outcome): boolean {
  switch (outcome.kind) {
    case "answered":
    case "interrupted":
    case "sent-away":
      return outcome.livedMillis >= goodAfterMillis;
    case "ended":
      return outcome.livedMillis >= goodAfterMillis && outcome.silentMillis < heldBackMillis;
    case "mute":
      return outcome.livedMillis >= steadyAfterMillis;
    case "failed":
      return false;
  }
}

/** What has lived long enough is our rung from now on, and what went wrong before is forgotten. */
function proven(ladder: Ladder, outcome: Outcome): Ladder {
  if (place(ladder) === "look" || !isGood(outcome)) return ladder;
  return { ...ladder, rung: ladder.attempt, strikes: 0, failures: 0, reached: false };
}

function served(ladder: Ladder, now: number, pauseMillis: number): Ladder {
  const rung = ladder.attempt;
  return next({ ...ladder, rung, pauseMillis, strikes: 0, failures: 0, reached: false }, now);
}

/** Polls stand 3 to 5 s apart. A long poll goes on at once, unless the answers fall over each other. */
function answerPause(
  attempt: Rung,
  { livedMillis }: Extract<Outcome, { kind: "answered" }>,
  random: number,
): number {
  if (attempt === "now") return 3_000 + 2_000 * random;
  return livedMillis < 1_000 ? 300 : 0;
}

/** The network is there: if the rung fails now, it is the rung that is blocked. */
function looked(ladder: Ladder): Ladder {
  return { ...ladder, attempt: ladder.rung, pauseMillis: 0, failures: 0, reached: true };
}

/** Every other time only a look, to tell a rung that is blocked from a network that is gone. */
function failed(ladder: Ladder, random: number): Ladder {
  const failures = ladder.failures + 1;
  const attempt = failures % 2 === 1 ? "now" : ladder.rung;
  return { ...ladder, attempt, failures, reached: false, pauseMillis: pauseAfter(failures, random) };
}

/** One more strike: first a look, so that what was said meanwhile is here at once; the second drops a rung. */
function struck(ladder: Ladder, now: number): Ladder {
  const calm = { ...ladder, pauseMillis: 0, failures: 0, reached: false };
  const lower = rungs[rungs.indexOf(ladder.rung) + 1];
  const strikes = ladder.strikes + 1;
  if (strikes < strikesToDrop || !lower) return { ...calm, strikes, attempt: "now" };
  return { ...calm, strikes: 0, rung: lower, attempt: lower, betterAt: now + betterEveryMillis };
}

/** The trial is over; the next one was put off when this one began. */
function back(ladder: Ladder): Ladder {
  return { ...ladder, attempt: ladder.rung, pauseMillis: 0 };
}

function next(ladder: Ladder, now: number): Ladder {
  const better = rungs[rungs.indexOf(ladder.rung) - 1];
  if (!better || now < ladder.betterAt) return { ...ladder, attempt: ladder.rung };
  return { ...ladder, attempt: better, betterAt: now + betterEveryMillis };
}
