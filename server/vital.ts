import type { Durability } from "../domain/durability.ts";
import type { Appender } from "./consultation/append.ts";
import type { DeskFeed } from "./consultation/desk-feed.ts";
import type { Hub } from "./consultation/hub.ts";
import type { Sweep } from "./consultation/sweep.ts";
import type { Tries } from "./consultee/tries.ts";
import type { DurabilityBoard } from "./durability/board.ts";
import type { Vital } from "./edge/health.ts";
import type { Streams } from "./edge/stream.ts";
import type { Quota } from "./line/watch-quota.ts";

type Parts = Pick<Sweep, "lastRound"> & {
  readonly now: () => Date;
  readonly streams: Streams;
  readonly hub: Hub;
  readonly desk: DeskFeed;
  readonly appender: Appender;
  readonly tries: Tries;
  readonly lineQuota: () => Quota | null;
  /** Of backups and alarms. */
  readonly kept: Vital["gauges"];
  /** It is being stopped. */
  readonly leaving: () => boolean;
  readonly durability: { readonly board: DurabilityBoard; readonly seen: () => Durability };
};

/** How one process of the service is, for those who watch over it: numbers, and never a word. */
export function openVital({
  now,
  lastRound,
  streams,
  hub,
  desk,
  appender,
  tries,
  lineQuota,
  durability,
  kept,
  leaving,
}: Parts): Vital {
  return {
    async trouble() {
      if (leaving()) return "It is being stopped: others take its place.";
      if (now().getTime() - lastRound().getTime() > 15_000) return "The database has not answered for 15 s.";
      return null;
    },
    durability: durability.board.state,
    gauges: {
      standbys: { help: "Standbys that follow the database.", read: () => durability.seen().standbys },
      standbys_expected: {
        help: "Standbys that should follow the database.",
        read: () => durability.seen().expected,
      },
      commit_wait_seconds: {
        help: "How long the oldest commit has been waiting for a standby.",
        read: () => durability.seen().waitingMillis / 1_000,
      },
      durability_degraded: {
        help: "1 where fewer standbys follow than should, or commits wait for one for more than 5 s; else 0.",
        read: () => (durability.board.state() === "whole" ? 0 : 1),
      },
      streams: { help: "Open streams.", read: streams.count },
      followed_consultations: { help: "Consultations followed on this process.", read: hub.followed },
      recovery_words_missed: {
        help: "Tries at recovery words that came to nothing, since this process began.",
        read: tries.misses,
      },
      recovery_words_alarms: {
        help: "Alarms because somebody guesses at recovery words, since this process began.",
        read: tries.alarms,
      },
      line_pushes_used: {
        help: "Of this month's pushes at LINE, those used; NaN where LINE has not said.",
        read: () => lineQuota()?.used ?? Number.NaN,
      },
      line_pushes_limit: {
        help: "This month's pushes at LINE; NaN where LINE has not said, or sets no limit.",
        read: () => lineQuota()?.limit ?? Number.NaN,
      },
      appends_waiting: {
        help: "What was sent to this process and waits for the next commit.",
        read: appender.waiting,
      },
      desks: { help: "Desks that follow the list.", read: desk.joined },
      ...kept,
    },
  };
}
