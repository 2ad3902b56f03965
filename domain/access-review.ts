import type { Outcome } from "./approval.ts";
import type { StaffId } from "./ids.ts";
import { type Day, dayAfter, inJapan, instantOf } from "./japan-time.ts";
import type { Role, Staff } from "./people.ts";
import { monthOf } from "./period.ts";
import { Refusal } from "./refusal.ts";

/** 権限の見直し: YYYY-q1 is from January to March. */
export type Quarter = string;

export function quarterOf(day: Day): Quarter {
  const month = Number(day.slice(5, 7));
  return `${day.slice(0, 4)}-q${Math.ceil(month / 3)}`;
}

/** From the first day on, and before the second. */
export function daysOfQuarter(quarter: Quarter): { readonly from: Day; readonly before: Day } {
  const month = Number(quarter.slice(6)) * 3 - 2;
  const from = `${quarter.slice(0, 4)}-${String(month).padStart(2, "0")}-01`;
  return { from, before: `${monthOf(dayAfter(from, 95))}-01` };
}

export function quarterBefore(quarter: Quarter): Quarter {
  return quarterOf(dayAfter(daysOfQuarter(quarter).from, -1));
}

/** Those of which something can be said at a moment: the one before, for what nobody has said in time, and its own. */
export function openQuarters(now: Date): readonly [Quarter, Quarter] {
  const quarter = quarterOf(inJapan(now).day);
  return [quarterBefore(quarter), quarter];
}

export const accessSayings = ["needed", "fewer"] as const;
export type AccessSaying = (typeof accessSayings)[number];

export type AccessAnswer = {
  readonly quarter: Quarter;
  readonly staff: StaffId;
  /** What they held when it was said. */
  readonly roles: readonly Role[];
  readonly said: AccessSaying;
  readonly by: StaffId;
  readonly at: Date;
  /** Of fewer: what became of what others were asked. */
  readonly approval: { readonly outcome: Outcome | null; readonly expiresAt: Date } | null;
};

/** [RG-5] What others have refused, or not agreed to in time, is as if it had not been said: somebody says it anew. */
export function stands({ approval }: Pick<AccessAnswer, "approval">, now: Date): boolean {
  if (!approval) return true;
  return approval.outcome === "carried-out" || (approval.outcome === null && now < approval.expiresAt);
}

export type Reviewed = Pick<Staff, "id" | "displayName" | "roles"> & {
  readonly since: Date;
  readonly answer: AccessAnswer | null;
};

/** [RG-5] Everyone of whom something is to be said in a quarter: they worked here before its end, and work here now. */
export function reviewOf(
  quarter: Quarter,
  people: readonly Omit<Reviewed, "answer">[],
  answers: readonly AccessAnswer[],
  now: Date,
): readonly Reviewed[] {
  const ends = instantOf(daysOfQuarter(quarter).before, 0);
  const standing = answers.filter((one) => one.quarter === quarter && stands(one, now));
  return people
    .filter(({ since }) => since < ends)
    .map((person) => ({
      ...person,
      answer: standing.filter(({ staff }) => staff === person.id).at(-1) ?? null,
    }));
}

/** [RG-5] Nobody says it of themselves, or of other roles than they saw. */
export function refuseToAnswer(
  quarter: Quarter,
  seen: readonly Role[],
  person: Pick<Reviewed, "id" | "roles" | "answer">,
  by: Pick<Staff, "id">,
  now: Date,
): void {
  if (!openQuarters(now).includes(quarter)) throw new Refusal("not-found");
  if (person.id === by.id) throw new Refusal("not-oneself");
  if (person.answer) throw new Refusal("approval-closed");
  if (!sameRoles(seen, person.roles)) throw new Refusal("settings-moved");
}

/** [RG-5] Fewer than they hold: none at all is the end of their sign-in. */
export function refuseMoreRoles(keep: readonly Role[], held: readonly Role[]): void {
  const fewer = keep.length < held.length && keep.every((role) => held.includes(role));
  if (!fewer) throw new Refusal("bad-input");
}

function sameRoles(some: readonly Role[], others: readonly Role[]): boolean {
  return some.length === others.length && some.every((role) => others.includes(role));
}
