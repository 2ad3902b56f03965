import { approvalStanding, duenessOf, isTakeable, type LedgerEntry } from "../../domain/exporting.ts";
import type { StaffId } from "../../domain/ids.ts";
import { inJapan } from "../../domain/japan-time.ts";

/** A line of the ledger, field by field. */
export function ledgerView(entry: LedgerEntry, voices: ReadonlyMap<string, readonly StaffId[]>, now: Date) {
  const { id, kind, from, to, purpose, recipient, pseudonymous, masked, toFolder } = entry;
  const { dueOn, askedBy, rows } = entry;
  return {
    ...{ id, kind, from, to, purpose, recipient, pseudonymous, masked, toFolder },
    ...{ dueOn, askedBy, rows },
    askedAt: entry.askedAt.toISOString(),
    approval: approvalStanding(entry, now),
    agreed: [...(voices.get(entry.approval?.id ?? "") ?? [])],
    takenAt: entry.takenAt?.toISOString() ?? null,
    takeable: isTakeable(entry, now),
    dueness: duenessOf(entry, inJapan(now).day),
    settledAs: entry.settledAs,
    settledBy: entry.settledBy,
    settledAt: entry.settledAt?.toISOString() ?? null,
  };
}
