import type { SignedInSelf } from "../../../contract/staff.ts";

/** How long before it is said: enough to finish a sentence and come back to the desk. */
const idleWarningMillis = 3 * 60_000;
const limitWarningMillis = 10 * 60_000;

/** A session that ends soon: because nobody is there, or because it has lasted as long as one may. */
export type Ending = { readonly by: "idle" | "limit"; readonly at: Date };

type Times = Pick<SignedInSelf["session"], "idleEndsAt" | "endsAt">;

/** From when on there is something to say. */
export function warnedFrom({ idleEndsAt, endsAt }: Times): Date {
  const idle = Date.parse(idleEndsAt) - idleWarningMillis;
  return new Date(Math.min(idle, Date.parse(endsAt) - limitWarningMillis));
}

/** [ST-6] What is to be said at this moment. */
export function endingOf({ idleEndsAt, endsAt }: Times, now: Date): Ending | null {
  const [idle, limit] = [new Date(idleEndsAt), new Date(endsAt)];
  if (now.getTime() >= limit.getTime() - limitWarningMillis) return { by: "limit", at: limit };
  if (now.getTime() >= idle.getTime() - idleWarningMillis) return { by: "idle", at: idle };
  return null;
}

export function minutesLeft({ at }: Ending, now: Date): number {
  return Math.max(0, Math.floor((at.getTime() - now.getTime()) / 60_000));
}
