import { type Consultation, claim } from "../../domain/consultation.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import type { Tools } from "../tools.ts";
import { moveConsultation } from "./move.ts";

/** 対応開始. */
export function claimConsultation(
  tools: Tools,
  counsellor: Staff,
  id: ConsultationId,
): Promise<Consultation> {
  return moveConsultation(tools, counsellor, "consultation:claim", id, (consultation) =>
    claim(consultation, counsellor, tools.now()),
  );
}
