import type { Act } from "../../domain/acts.ts";
import { type AuditActor, type Facts, sayAct } from "../../domain/audit.ts";
import type { Tx } from "../storage/database.ts";
import { appendLines } from "./store.ts";

/**
 * Puts an act on record, in the act's own transaction: both are stored or neither ([AU-3]).
 *
 * Call it last ([AU-6]). From here to the commit, every other act of the city waits for this transaction, so nothing else
 * may be locked, asked or computed after it.
 */
export async function recordAct(
  tx: Tx,
  at: Date,
  actor: AuditActor,
  act: Act,
  facts: Facts = {},
): Promise<void> {
  await appendLines(tx, [sayAct(at, actor, act, facts)]);
}

/** Several acts of one moment, in their order, in one round trip. Answers their positions. */
export async function recordActs(
  tx: Tx,
  at: Date,
  done: readonly { readonly actor: AuditActor; readonly act: Act; readonly facts: Facts }[],
): Promise<number[]> {
  if (done.length === 0) return [];
  return appendLines(
    tx,
    done.map(({ actor, act, facts }) => sayAct(at, actor, act, facts)),
  );
}
