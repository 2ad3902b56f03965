import type { ConsultationId } from "../../domain/ids.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Tx } from "../storage/database.ts";
import { isHeld } from "./store.ts";

/** [RT-1] Whatever is about to delete something asks here, in its own transaction and with the consultation locked. */
export async function refuseHeld(tx: Tx, consultation: ConsultationId): Promise<void> {
  if (await isHeld(tx, consultation)) throw new Refusal("consultation-held");
}
