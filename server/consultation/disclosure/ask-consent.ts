import { askConsent as asked } from "../../../domain/consent.ts";
import type { Consultation } from "../../../domain/consultation.ts";
import type { DisclosedTo } from "../../../domain/disclosure.ts";
import type { ConsultationId } from "../../../domain/ids.ts";
import type { Staff } from "../../../domain/people.ts";
import { recordAct } from "../../audit/record.ts";
import type { Tools } from "../../tools.ts";
import { takeStep } from "../move.ts";

/** [BR-6] The question stands in the talk until it is answered. */
export function askConsent(
  tools: Tools,
  staff: Staff,
  id: ConsultationId,
  to: DisclosedTo,
): Promise<Consultation> {
  return takeStep(
    tools,
    id,
    (consultation) => asked(consultation, staff, to, tools.now()),
    async (tx, { entry: { at } }) => {
      await recordAct(tx, at, staff, "consultation:ask-consent", { consultation: id, outcome: to });
      return [];
    },
  );
}
