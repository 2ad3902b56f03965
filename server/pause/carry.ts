import type { ConsulteeId } from "../../domain/ids.ts";
import type { Tx } from "../storage/database.ts";
import { uuidv7 } from "../storage/uuid.ts";
import type { Tools } from "../tools.ts";
import { copyPauses } from "./store.ts";

/** [PA-3] Unlinked and come in by LINE anew, somebody is another consultee and the same person: what holds for them goes along. */
export async function carryPauses(
  tx: Tx,
  { stamps }: Pick<Tools, "stamps">,
  to: { readonly mac: Buffer; readonly consultee: ConsulteeId },
  at: Date,
): Promise<void> {
  await copyPauses(tx, stamps, { ...to, newId: () => uuidv7(at) }, at);
}
