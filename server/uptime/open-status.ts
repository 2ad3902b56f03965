import type { MaintenanceNotice } from "../../domain/maintenance.ts";
import { type StatusDays, statusBegin, statusDaysOf } from "../../domain/status-days.ts";
import { readNotice } from "../operation/maintenance/notice.ts";
import { listPlanned } from "../operation/maintenance/planned.ts";
import type { Tools } from "../tools.ts";
import { listHours } from "./store.ts";

export type Status = {
  /** Served; nothing that is written is taken (held); or the database is away. */
  readonly now: "served" | "held" | "away";
  readonly notice: MaintenanceNotice | null;
  /** Null: it could not be read since this process began. */
  readonly days: StatusDays | null;
};

type Kept = Pick<Status, "notice" | "days"> & { readonly at: number };

const keptMillis = 60_000;
const awayMillis = 15_000;

/** [UP-6] What people are shown. Read at most once a minute, whoever asks; what was read last stays while the database is away. */
export function openStatus(
  { db, now, durability }: Pick<Tools, "db" | "now" | "durability">,
  lastRound: () => Date,
): () => Promise<Status> {
  let kept: Kept = { at: Number.NEGATIVE_INFINITY, notice: null, days: null };
  let reading: Promise<void> | null = null;

  async function read(): Promise<void> {
    const at = now();
    const from = statusBegin(at);
    const [seen, planned, notice] = await Promise.all([
      listHours(db, from, at),
      listPlanned({ db }, from, at),
      readNotice({ db }, at),
    ]);
    kept = { at: at.getTime(), notice, days: statusDaysOf(seen, planned, at) };
  }

  return async () => {
    const isAway = now().getTime() - lastRound().getTime() > awayMillis;
    if (!isAway && now().getTime() - kept.at >= keptMillis) {
      // All who ask meanwhile wait for the one reading. Where it fails the page is shown all the same.
      reading ??= read()
        .catch(() => {})
        .finally(() => {
          reading = null;
        });
      await reading;
    }
    const { notice, days } = kept;
    return { now: isAway ? "away" : durability.state() === "held" ? "held" : "served", notice, days };
  };
}
