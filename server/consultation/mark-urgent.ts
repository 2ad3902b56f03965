import type { Consultation } from "../../domain/consultation.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import { markUrgent as marked } from "../../domain/mark-urgent.ts";
import type { Staff } from "../../domain/people.ts";
import { recordAct } from "../audit/record.ts";
import type { Tools } from "../tools.ts";
import { takeStep } from "./move.ts";

/** [UC-7] 急ぎ: it comes first among those that wait, until a person says otherwise. */
export function markUrgent(
  tools: Tools,
  staff: Staff,
  id: ConsultationId,
  urgent: boolean,
): Promise<Consultation> {
  return takeStep(
    tools,
    id,
    (consultation) => marked(consultation, staff, urgent, tools.now()),
    async (tx) => {
      const outcome = urgent ? "urgent" : "not-urgent";
      await recordAct(tx, tools.now(), staff, "consultation:mark", { consultation: id, outcome });
      return [];
    },
  );
}
