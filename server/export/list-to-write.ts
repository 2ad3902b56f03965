import { approvalStanding, isTakeable, type LedgerEntry } from "../../domain/exporting.ts";
import type { Tools } from "../tools.ts";
import { listLedger } from "./store.ts";

const mostLooked = 500;

export type ToWrite = Pick<LedgerEntry, "id" | "kind" | "from" | "to" | "askedAt" | "dueOn"> & {
  /** Others have agreed, or nobody has to. */
  readonly isReady: boolean;
};

/** [EX-7] What was asked for to be written into the folder and is not yet, the newest first. */
export async function listToWrite({ db, now }: Pick<Tools, "db" | "now">): Promise<readonly ToWrite[]> {
  const at = now();
  return (await listLedger(db, mostLooked))
    .filter((entry) => entry.toFolder && entry.takenAt === null)
    .filter((entry) => isTakeable(entry, at) || approvalStanding(entry, at) === "open")
    .map(({ id, kind, from, to, askedAt, dueOn, ...entry }) => ({
      ...{ id, kind, from, to, askedAt, dueOn },
      isReady: approvalStanding(entry, at) !== "open",
    }));
}
