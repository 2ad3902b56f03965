import type { DeletionReason } from "../../domain/deletion.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Consultee } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { recordAct } from "../audit/record.ts";
import { ownConsultation } from "../consultation/own.ts";
import type { Tools } from "../tools.ts";
import { findAsked, insertRequest } from "./store.ts";

/** 消してほしい: put down for the city, on record, once, and anew where the city has refused. Nothing is deleted by it ([CB-8]). Answers since when it is asked for. */
export async function askDeletion(
  tools: Tools,
  consultee: Consultee,
  id: ConsultationId,
  reason: DeletionReason | null,
): Promise<Date> {
  await ownConsultation(tools, consultee, id);
  const at = tools.now();
  return tools.db.transaction().execute(async (tx) => {
    const asked = await insertRequest(tx, id, reason, at);
    const since = (await findAsked(tx, [id])).get(id)?.at;
    if (!since) throw new Refusal("busy");
    if (asked) await recordAct(tx, at, consultee, "deletion:ask", { consultation: id });
    return since;
  });
}
