/** What one page of a consultee last said of itself. `nth` grows with every word of that page, so that none overtakes another. */
export type PageSign = {
  readonly page: string;
  readonly nth: number;
  readonly state: PageState;
  readonly at: Date;
};

/** On the screen, behind something else, or gone. */
export const pageStates = ["visible", "hidden", "left"] as const;
export type PageState = (typeof pageStates)[number];

/** 開いている / 裏にある / 不明. */
export const presences = ["open", "background", "unknown"] as const;
export type Presence = (typeof presences)[number];

/** [PR-1] For so long a sign counts. Nothing older says anything. */
export const signMillis = 10_000;

/** [PR-1] Of all the pages that showed life lately: one on the screen is enough. */
export function presenceOf(signs: Iterable<PageSign>, now: Date): Presence {
  let presence: Presence = "unknown";
  for (const sign of signs) {
    if (!counts(sign, now)) continue;
    if (sign.state === "visible") return "open";
    if (sign.state === "hidden") presence = "background";
  }
  return presence;
}

/** A sign from the future says nothing either: a clock that is wrong must not keep a page open. */
export function counts({ at }: PageSign, now: Date): boolean {
  const age = now.getTime() - at.getTime();
  return age >= 0 && age < signMillis;
}

/** Whether this is news of its page: signs of one page come late and twice, by several processes. */
export function isNewer(before: PageSign | undefined, sign: PageSign): boolean {
  return before === undefined || sign.nth > before.nth;
}

/** 考え中です / かいています: what the counsellor is doing, as far as the consultee is told. */
export const doings = ["thinking", "writing", "nothing"] as const;
export type Doing = (typeof doings)[number];

/** [PR-3] For so long it is shown; whoever goes on says so again. */
export const doingMillis = 10_000;
