import { replyToClosing } from "../../domain/automatic.ts";
import { type Consultation, close } from "../../domain/consultation.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import type { Tools } from "../tools.ts";
import { moveConsultation } from "./move.ts";

/** 終了. */
export async function closeConsultation(
  tools: Tools,
  counsellor: Staff,
  id: ConsultationId,
): Promise<Consultation> {
  const { settings } = await tools.reception.current();
  return moveConsultation(tools, counsellor, "consultation:close", id, (consultation) => {
    const at = tools.now();
    const step = close(consultation, counsellor, at);
    return step && replyToClosing(settings, step, at);
  });
}
