import { pauseBefore } from "./sending-again.ts";

/** What LINE answered: an HTTP status, or nothing that could be read in time. */
export type LineAnswer = number | "silence";

export type SendingOutcome =
  /** LINE has it: now, or, under the same retry key, before (409). */
  | { readonly kind: "sent" }
  | { readonly kind: "again"; readonly afterMillis: number; readonly trouble: SendingTrouble }
  | { readonly kind: "given-up"; readonly why: GivenUp };

/** What keeps everything from being sent, for the desk to see. */
export type SendingTrouble = "unreachable" | "too-many" | "key-refused";
export type GivenUp = "refused" | "too-late";

export type Attempted = {
  readonly way: "reply" | "push";
  readonly answer: LineAnswer;
  /** Tries so far, this one included. */
  readonly tries: number;
  /** Since it was to be said. */
  readonly ageMillis: number;
  /** From 0 to below 1. */
  readonly chance: number;
};

/** A reply token is good for about a minute; LINE remembers a retry key for 24 hours. Later, nobody wants to be told. */
const goodForMillis = { reply: 60_000, push: 12 * 3_600_000 } as const;
const firstPauseMillis = { reply: 1_000, push: 2_000 } as const;
const longestPauseMillis = 10 * 60_000;

/** [LI-4] What follows from an answer. A push is repeated under its own key, so that it is shown once. */
export function outcomeOf({ way, answer, tries, ageMillis, chance }: Attempted): SendingOutcome {
  if (answer !== "silence" && answer >= 200 && answer < 300) return { kind: "sent" };
  if (answer === 409 && way === "push") return { kind: "sent" };
  const trouble = troubleIn(answer);
  if (trouble === null) return { kind: "given-up", why: "refused" };
  const afterMillis = pauseBefore({
    tries,
    chance,
    firstMillis: firstPauseMillis[way],
    longestMillis: longestPauseMillis,
  });
  if (ageMillis + afterMillis > goodForMillis[way]) return { kind: "given-up", why: "too-late" };
  return { kind: "again", afterMillis, trouble };
}

function troubleIn(answer: LineAnswer): SendingTrouble | null {
  if (answer === "silence" || answer >= 500 || answer === 408) return "unreachable";
  if (answer === 429) return "too-many";
  if (answer === 401 || answer === 403) return "key-refused";
  return null;
}

/** How many pushes the plan allows in a month, and how many are gone. `limit` null: as many as one likes. */
export type Quota = { readonly limit: number | null; readonly used: number };

/** Told while there is still time to do something about it. */
export function quotaAlarm({ limit, used }: Quota): "none" | "low" | "gone" {
  if (limit === null) return "none";
  if (used >= limit) return "gone";
  return used >= limit * 0.8 ? "low" : "none";
}
