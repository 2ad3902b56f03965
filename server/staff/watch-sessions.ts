import { may } from "../../domain/access.ts";
import type { StaffId } from "../../domain/ids.ts";
import type { Recognised } from "../../domain/sign-in.ts";
import { endOverdueGlass } from "../break-glass/end.ts";
import { releaseConsultations } from "../consultation/release.ts";
import type { Tools } from "../tools.ts";
import { endExpiredSessions } from "./end-expired-sessions.ts";
import type { NetworkRules } from "./network-rules.ts";
import { findGood, sweepSessions } from "./session-store.ts";

const everyMillis = 2_000;
const sweepEveryMillis = 3_600_000;

/** A session that reads, and the address from which it does. */
type SessionReads = { readonly session: string; readonly from: string };

/** Open streams by the sessions that read them. */
export type Watched = {
  reads(): readonly SessionReads[];
  end(read: SessionReads): void;
  readonly rolesFrom: NetworkRules["rolesFrom"];
  /** Whose they are, of those that have not ended. */
  reading(staff: readonly StaffId[]): Promise<void>;
};

type Watching = Pick<Tools, "db" | "now" | "door" | "log" | "stamps" | "tell" | "epoch">;

/**
 * [ST-6] [ST-9] Every two seconds, in one query: an open stream whose session has ended, or whose reader may read no more
 * (dismissed, other roles, a network shut out, the hour behind broken glass over), ends. Wherever it was ended, and whatever
 * wakes were lost.
 */
export function watchSessions(
  { db, now, door, log, stamps, tell, epoch }: Watching,
  { reads, end, rolesFrom, reading }: Watched,
): AsyncDisposable {
  let looking: Promise<void> = Promise.resolve();
  let round = 0;
  let busy = false;
  let sweptAt = performance.now();

  async function look(): Promise<void> {
    const open = reads();
    if (open.length > 0) {
      const ids = [...new Set(open.map(({ session }) => session))];
      const good = await findGood(db, stamps, ids, { now: now(), idleMillis: door.idleMillis });
      const known = new Map(good.map((one) => [one.session.id, one]));
      await reading([...new Set(good.map(({ staff }) => staff.id))]);
      for (const read of open) if (!(await mayRead(known.get(read.session), read.from))) end(read);
    }
    if (round % 15 === 0) {
      await endOverdueGlass({ db, now });
      await endExpiredSessions({ db, now, door });
    }
    if (performance.now() - sweptAt >= sweepEveryMillis) {
      sweptAt = performance.now();
      await sweepSessions(db, new Date(now().getTime() - 86_400_000));
    }
    if (round % 2 === 0) await releaseConsultations({ db, now, tell, epoch });
  }

  async function mayRead(found: Recognised | undefined, from: string): Promise<boolean> {
    if (found?.session.level !== 2) return false;
    const roles = await rolesFrom(found.staff.roles, from);
    return may({ ...found.staff, roles }, "consultation:follow");
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
