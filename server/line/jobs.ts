import { type Rounds, startRounds } from "../rounds.ts";
import type { Tools } from "../tools.ts";
import { sendDue } from "./send-due.ts";
import { tidyLine } from "./tidy.ts";
import { type Quota, watchQuota } from "./watch-quota.ts";

export type LineJobs = Rounds & {
  /** As LINE said it last; null before, and where it did not say. */
  quota(): Quota | null;
};

const sendEveryMillis = 2_000;
/** What is done once an hour is also done soon after the start. */
const soonAfterStartMillis = 30_000;

/** Sends what is due every two seconds at the latest, and at once when told to; looks once an hour at the quota. */
export function startLineJobs(tools: Tools, { hourMillis = 3_600_000 } = {}): LineJobs {
  const { log } = tools;
  const failed = "A round of the work for LINE failed; the next one follows.";
  const firstAfterMillis = Math.min(hourMillis, soonAfterStartMillis);
  const hourly = { everyMillis: hourMillis, firstAfterMillis, log, failed };
  let quota: Quota | null = null;
  const sending = startRounds(() => sendDue(tools), { everyMillis: sendEveryMillis, log, failed });
  const lookAtQuota = async (): Promise<void> => {
    quota = await watchQuota(tools);
  };
  const others = [startRounds(lookAtQuota, hourly), startRounds(() => tidyLine(tools), hourly)];
  return {
    soon: sending.soon,
    quota: () => quota,
    async [Symbol.asyncDispose]() {
      await Promise.all([sending, ...others].map((rounds) => rounds[Symbol.asyncDispose]()));
    },
  };
}
