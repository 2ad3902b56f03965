import type { ConsulteeId } from "../../domain/ids.ts";
import type { Tx } from "../storage/database.ts";
import type { Tools } from "../tools.ts";
import { listAddresses, makeDue } from "./address-store.ts";

/** How to tell this consultee through their own browsers; null where none of them is to be told, or none can be. */
export async function wayByBrowser({ db, stamps, push }: Tools, consultee: ConsulteeId) {
  if (push === null) return null;
  const macs = await listAddresses(db, stamps, consultee);
  if (macs.length === 0) return null;
  return {
    put: (tx: Tx, at: Date): Promise<void> => makeDue(tx, macs, at),
    soon: push.soon,
  };
}
