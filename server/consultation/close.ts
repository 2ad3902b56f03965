import { type Consultation, close } from "../../domain/consultation.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import type { Tools } from "../tools.ts";
import { moveConsultation } from "./move.ts";

/** 終了. */
export function closeConsultation(
  tools: Tools,
  counsellor: Staff,
  id: ConsultationId,
): Promise<Consultation> {
  return moveConsultation(tools, counsellor, "consultation:close", id, (consultation) =>
    close(consultation, counsellor, tools.now()),
  );
}
