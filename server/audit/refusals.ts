import type { StaffId } from "../../domain/ids.ts";
import type { RefusalCode } from "../../domain/refusal.ts";
import type { Database } from "../storage/database.ts";
import { recordActs } from "./record.ts";

/** Somebody known tried what they may not do. */
export type Refused = {
  readonly staff: StaffId;
  readonly session: string;
  readonly endpoint: string;
  readonly refusal: RefusalCode;
};

/**
 * [AU-12] The first refusal of a kind, by session and endpoint, is on record before it is answered; those of the hour after it
 * are counted and become one line, so that nobody fills the trail by trying.
 */
export type Refusals = AsyncDisposable & { record(refused: Refused): Promise<void> };

export type RefusalOptions = {
  readonly db: Database;
  readonly now: () => Date;
  readonly failed: (error: unknown) => void;
  readonly hourMillis?: number;
};

type Held = { readonly refused: Refused; readonly since: number; more: number };

/** Beyond this the oldest is told early. */
const mostHeld = 10_000;

export function openRefusals({ db, now, failed, hourMillis = 3_600_000 }: RefusalOptions): Refusals {
  const held = new Map<string, Held>();
  let round: Promise<void> = Promise.resolve();

  async function store(all: readonly { readonly refused: Refused; readonly count?: number }[]) {
    if (all.length === 0) return;
    await db.transaction().execute((tx) =>
      recordActs(
        tx,
        now(),
        all.map(({ refused: { staff, ...what }, count }) => ({
          actor: { kind: "staff", id: staff },
          act: "access:refuse",
          facts: { ...what, count },
        })),
      ),
    );
  }

  /** Those that began so long ago, or all of them; in the order in which they began, which is the map's. */
  async function tellCounts(agedMillis: number): Promise<void> {
    const aged = [...held].filter(([, { since }]) => performance.now() - since >= agedMillis);
    for (const [name] of aged) held.delete(name);
    await store(aged.flatMap(([, { refused, more }]) => (more > 0 ? [{ refused, count: more }] : [])));
  }

  const ticking = setInterval(() => {
    round = round.then(() => tellCounts(hourMillis)).catch(failed);
  }, hourMillis / 60).unref();

  return {
    async record(refused) {
      const name = JSON.stringify(refused);
      const before = held.get(name);
      if (before) return void before.more++;
      const [oldest] = held;
      if (held.size >= mostHeld && oldest) {
        held.delete(oldest[0]);
        if (oldest[1].more > 0)
          await store([{ refused: oldest[1].refused, count: oldest[1].more }]).catch(failed);
      }
      held.set(name, { refused, since: performance.now(), more: 0 });
      await store([{ refused }]).catch((error: unknown) => {
        held.delete(name);
        failed(error);
      });
    },
    async [Symbol.asyncDispose]() {
      clearInterval(ticking);
      await round;
      await tellCounts(0).catch(failed);
    },
  };
}
