import { type Rounds, startRounds } from "../rounds.ts";
import type { Tools } from "../tools.ts";
import { noticeUnread } from "./notice-unread.ts";
import { sendNotices } from "./send-notices.ts";
import { tidyAddresses } from "./tidy-addresses.ts";

const lookEveryMillis = 5_000;
const sendEveryMillis = 2_000;
const hourMillis = 3_600_000;

/** Looks every five seconds who has something unread; tells browsers at once, and what was put off every two seconds. */
export function startNotices(tools: Tools): Rounds {
  const { log } = tools;
  const failed = "A round of the notices failed; the next one follows.";
  const sending = startRounds(() => sendNotices(tools), { everyMillis: sendEveryMillis, log, failed });
  const others = [
    startRounds(() => noticeUnread(tools), { everyMillis: lookEveryMillis, log, failed }),
    startRounds(() => tidyAddresses(tools), { everyMillis: hourMillis, log, failed }),
  ];
  return {
    soon: sending.soon,
    async [Symbol.asyncDispose]() {
      await Promise.all([sending, ...others].map((rounds) => rounds[Symbol.asyncDispose]()));
    },
  };
}
