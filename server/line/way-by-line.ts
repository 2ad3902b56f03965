import type { ConsulteeId } from "../../domain/ids.ts";
import type { Tx } from "../storage/database.ts";
import { uuidv7 } from "../storage/uuid.ts";
import type { Tools } from "../tools.ts";
import { findReachable } from "./link-store.ts";
import { insertPush } from "./outgoing-store.ts";

/** [LI-5] How to tell this consultee through LINE that there is something new; null where they cannot be told there. */
export async function wayByLine({ db, stamps, line }: Tools, consultee: ConsulteeId) {
  const mac = await findReachable(db, stamps, consultee);
  if (mac === null) return null;
  return {
    put: (tx: Tx, at: Date): Promise<void> => insertPush(tx, uuidv7(at), mac, at),
    soon: line.soon,
  };
}
