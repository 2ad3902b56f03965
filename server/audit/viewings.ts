import type { ConsultationId, StaffId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import type { Database, Tx } from "../storage/database.ts";
import { retrying } from "../storage/hosts.ts";
import { uuidv7 } from "../storage/uuid.ts";
import { recordActs } from "./record.ts";
import { beginOrGoOn, endQuiet, endQuietAmong, type Left, touchViewings } from "./viewing-store.ts";

/**
 * [AU-9] Who of the staff follows the words of which consultation. A viewing is one, however often a page comes back, on
 * whichever rung, tab or process: it begins with a line and ends with a line a minute after it was last followed.
 */
export type Viewings = AsyncDisposable & {
  /** Answers once it is on record. `end` when following stops: the page may come back. */
  begin(staff: Staff, consultations: readonly ConsultationId[]): Promise<{ end(): void }>;
};

export type ViewingOptions = {
  readonly db: Database;
  readonly now: () => Date;
  readonly failed: (error: unknown) => void;
  /** How long nobody must have followed. */
  readonly quietMillis?: number;
};

/** What this process knows of one viewing. Instants are of this process's own steady clock, in milliseconds. */
type Held = {
  readonly staff: StaffId;
  readonly consultation: ConsultationId;
  followers: number;
  /** When the last follower left; what the database does not know yet is worth telling it. */
  leftAt: number | null;
  /** Up to when the database is known to hold it as followed. */
  storedAt: number;
};

const mostEndedAtOnce = 200;

export function openViewings({ db, now, failed, quietMillis = 60_000 }: ViewingOptions): Viewings {
  const held = new Map<string, Held>();
  let round: Promise<void> = Promise.resolve();

  function hold(staff: StaffId, consultation: ConsultationId): Held {
    const name = `${staff}:${consultation}`;
    const nothing = { followers: 0, leftAt: null, storedAt: Number.NEGATIVE_INFINITY };
    const known = held.get(name) ?? { staff, consultation, ...nothing };
    held.set(name, known);
    return known;
  }

  /** The database knows it, and so freshly that no process can end it before the next round. */
  function isFresh({ storedAt }: Held): boolean {
    return performance.now() - storedAt < quietMillis / 2;
  }

  async function store(staff: StaffId, unknown: readonly Held[]): Promise<void> {
    const before = performance.now();
    const at = now();
    const wanted = unknown.map(({ consultation }) => ({ staff, consultation, id: uuidv7(at) }));
    const ids = unknown.map(({ consultation }) => consultation);
    // Done again after a lost answer, it finds what it has begun, and records nothing twice.
    await retrying(
      () =>
        db.transaction().execute(async (tx) => {
          const left = await endQuietAmong(tx, staff, ids, quietMillis);
          const begun = await beginOrGoOn(tx, wanted);
          await record(tx, at, left, begun);
        }),
      { until: AbortSignal.timeout(10_000) },
    );
    for (const one of unknown) one.storedAt = before;
  }

  async function touch(): Promise<void> {
    const before = performance.now();
    const due = [...held.values()].filter(({ followers, leftAt }) => followers > 0 || leftAt !== null);
    const seen = due.map(({ staff, consultation, followers, leftAt }) => {
      return { staff, consultation, age: followers > 0 ? 0 : before - (leftAt ?? before) };
    });
    const there = new Set<string>();
    if (seen.length > 0) {
      for (const one of await touchViewings(db, seen)) there.add(`${one.staff}:${one.consultation}`);
    }
    const gone: Held[] = [];
    for (const [at, one] of due.entries()) {
      if (one.leftAt !== null && one.leftAt <= before) one.leftAt = null;
      if (there.has(`${one.staff}:${one.consultation}`)) one.storedAt = before - (seen[at]?.age ?? 0);
      else if (one.followers > 0) gone.push(one);
      else one.storedAt = Number.NEGATIVE_INFINITY;
    }
    for (const [name, one] of held)
      if (one.followers === 0 && !isFresh(one) && one.leftAt === null) held.delete(name);
    // Ended by another process while this one could not reach the database: it begins anew, and is on record again.
    for (const [staff, theirs] of Map.groupBy(gone, ({ staff }) => staff)) await store(staff, theirs);
  }

  async function endThoseLeft(): Promise<void> {
    for (;;) {
      const ended = await db.transaction().execute(async (tx) => {
        const left = await endQuiet(tx, quietMillis, mostEndedAtOnce);
        await record(tx, now(), left, []);
        return left.length;
      });
      if (ended < mostEndedAtOnce) return;
    }
  }

  let busy = false;
  const ticking = setInterval(() => {
    if (busy) return;
    busy = true;
    round = touch()
      .then(endThoseLeft)
      .catch(failed)
      .finally(() => {
        busy = false;
      });
  }, quietMillis / 6).unref();

  return {
    async begin(staff, consultations) {
      const mine = [...new Set(consultations)].map((id) => hold(staff.id, id));
      for (const one of mine) one.followers++;
      let ended = false;
      const end = (): void => {
        if (ended) return;
        ended = true;
        for (const one of mine) if (--one.followers === 0) one.leftAt = performance.now();
      };
      try {
        const unknown = mine.filter((one) => !isFresh(one));
        if (unknown.length > 0) await store(staff.id, unknown);
      } catch (error) {
        end();
        throw error;
      }
      return { end };
    },
    /** What the database does not know yet is told; that the pages come back elsewhere changes nothing. */
    async [Symbol.asyncDispose]() {
      clearInterval(ticking);
      await round;
      await touch().catch(failed);
    },
  };
}

type Begun = Omit<Left, "seconds">;

function record(tx: Tx, at: Date, left: readonly Left[], begun: readonly Begun[]): Promise<unknown> {
  return recordActs(tx, at, [
    ...left.map(({ staff, consultation, id, seconds }) => ({
      actor: { kind: "staff", id: staff } as const,
      act: "consultation:leave" as const,
      facts: { consultation, viewing: id, seconds },
    })),
    ...begun.map(({ staff, consultation, id }) => ({
      actor: { kind: "staff", id: staff } as const,
      act: "consultation:view" as const,
      facts: { consultation, viewing: id },
    })),
  ]);
}
