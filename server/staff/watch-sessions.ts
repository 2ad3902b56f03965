import { may } from "../../domain/access.ts";
import { endOverdueGlass } from "../break-glass/end.ts";
import type { Tools } from "../tools.ts";
import { endExpiredSessions } from "./end-expired-sessions.ts";
import { findGood, sweepSessions } from "./session-store.ts";

const everyMillis = 2_000;
const sweepEveryMillis = 3_600_000;

/** Open streams by the sessions that read them. */
export type Owned = {
  owners(): readonly string[];
  end(owner: string): void;
};

/**
 * [ST-6] Every two seconds, in one query: an open stream whose session has ended, or whose reader may read no more (dismissed,
 * other roles, the hour behind broken glass over), ends. Wherever it was ended, and whatever wakes were lost.
 */
export function watchSessions(
  { db, now, door, log, stamps }: Pick<Tools, "db" | "now" | "door" | "log" | "stamps">,
  streams: Owned,
): AsyncDisposable {
  let looking: Promise<void> = Promise.resolve();
  let round = 0;
  let busy = false;
  let sweptAt = performance.now();

  async function look(): Promise<void> {
    const owners = streams.owners();
    if (owners.length > 0) {
      const good = await findGood(db, stamps, owners, { now: now(), idleMillis: door.idleMillis });
      const reading = new Set(
        good
          .filter(({ staff, session }) => session.level === 2 && may(staff, "consultation:follow"))
          .map(({ session }) => session.id),
      );
      for (const owner of owners) if (!reading.has(owner)) streams.end(owner);
    }
    if (round % 15 === 0) {
      await endOverdueGlass({ db, now });
      await endExpiredSessions({ db, now, door });
    }
    if (performance.now() - sweptAt < sweepEveryMillis) return;
    sweptAt = performance.now();
    await sweepSessions(db, new Date(now().getTime() - 86_400_000));
  }

  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    round += 1;
    looking = look()
      .catch((error: unknown) =>
        log.warn({ error }, "Open streams could not be checked; the next round follows."),
      )
      .finally(() => {
        busy = false;
      });
  }, everyMillis).unref();

  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await looking;
    },
  };
}
