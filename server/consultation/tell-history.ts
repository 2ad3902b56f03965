import { hearNews } from "../../domain/briefing.ts";
import type { ConsultationId, ConsulteeId } from "../../domain/ids.ts";
import type { Tx } from "../storage/database.ts";
import type { Tools } from "../tools.ts";
import { lockOpenOf } from "./own-store.ts";
import { saveStep } from "./store.ts";

/**
 * [BR-2] Something became known of a consultee: their other open consultations hear of it in the same transaction, and whoever
 * holds one reads it before the next reply. Answers which they are; wake their readers after the commit.
 */
export async function tellHistory(
  tx: Tx,
  { now }: Pick<Tools, "now">,
  consultee: ConsulteeId,
  except: ConsultationId,
): Promise<ConsultationId[]> {
  const told: ConsultationId[] = [];
  for (const other of await lockOpenOf(tx, consultee, except)) {
    const step = hearNews(other, now());
    if (!step) continue;
    await saveStep(tx, step, null);
    told.push(other.id);
  }
  return told;
}
