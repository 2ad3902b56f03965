import type { Attributes } from "../../domain/attributes.ts";
import type { Consultation } from "../../domain/consultation.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import { tagAttributes } from "../../domain/tell-attributes.ts";
import type { Tools } from "../tools.ts";
import { moveConsultation } from "./move.ts";

/** A counsellor sets what counts in lists and figures. */
export function tagConsultation(
  tools: Tools,
  counsellor: Staff,
  id: ConsultationId,
  attributes: Attributes,
): Promise<Consultation> {
  return moveConsultation(tools, counsellor, "consultation:tag", id, (consultation) =>
    tagAttributes(consultation, counsellor, attributes, tools.now()),
  );
}
