import type { Tools } from "../tools.ts";
import { noticeUnread } from "./notice-unread.ts";
import { sendDue } from "./send-due.ts";
import { tidyLine } from "./tidy.ts";
import { type Quota, watchQuota } from "./watch-quota.ts";

type Rounds = AsyncDisposable & {
  /** There is something to be sent. */
  soon(): void;
};

export type LineJobs = Rounds & {
  /** As LINE said it last; null before, and where it did not say. */
  quota(): Quota | null;
};

export type LineJobsOptions = {
  readonly everyMillis?: number;
  readonly noticesEveryMillis?: number;
  readonly hourMillis?: number;
};

/** What is done once an hour is also done soon after the start. */
const firstAfterMillis = 30_000;

/** Sends what is due every two seconds at the latest; looks for unread answers every five; once an hour at the quota. */
export function startLineJobs(tools: Tools, options: LineJobsOptions = {}): LineJobs {
  const { everyMillis = 2_000, noticesEveryMillis = 5_000, hourMillis = 3_600_000 } = options;
  let quota: Quota | null = null;
  const jobs = [
    rounds(sendDue, everyMillis),
    rounds(once(noticeUnread), noticesEveryMillis),
    rounds(
      once(async () => {
        quota = await watchQuota(tools);
      }),
      hourMillis,
    ),
    rounds(once(tidyLine), hourMillis),
  ];

  /** Its next round begins when the last one has ended. `work` answers whether there is more to do at once. */
  function rounds(work: (tools: Tools) => Promise<boolean>, millis: number): Rounds {
    let ended = false;
    let again = false;
    let timer: NodeJS.Timeout | undefined;
    let round: Promise<void> | null = null;

    function plan(after: number): void {
      clearTimeout(timer);
      if (ended) return;
      timer = setTimeout(() => {
        round = look();
      }, after).unref();
    }

    async function look(): Promise<void> {
      again = false;
      try {
        if (await work(tools)) again = true;
      } catch (error) {
        tools.log.warn({ error }, "A round of the work for LINE failed; the next one follows.");
      }
      round = null;
      plan(again ? 0 : millis);
    }

    plan(Math.min(millis, firstAfterMillis));
    return {
      soon() {
        if (round !== null) again = true;
        else plan(0);
      },
      async [Symbol.asyncDispose]() {
        ended = true;
        clearTimeout(timer);
        await round;
      },
    };
  }

  return {
    soon: () => jobs[0]?.soon(),
    quota: () => quota,
    async [Symbol.asyncDispose]() {
      await Promise.all(jobs.map((job) => job[Symbol.asyncDispose]()));
    },
  };
}

/** Work that is never left half done. */
function once(work: (tools: Tools) => Promise<void>): (tools: Tools) => Promise<boolean> {
  return async (tools) => {
    await work(tools);
    return false;
  };
}
