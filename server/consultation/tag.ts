import type { Attributes } from "../../domain/attributes.ts";
import type { Consultation } from "../../domain/consultation.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import { tagAttributes } from "../../domain/tell-attributes.ts";
import { recordAct } from "../audit/record.ts";
import type { Tools } from "../tools.ts";
import { takeStep } from "./move.ts";
import { tellHistory } from "./tell-history.ts";

/** A counsellor sets what counts in lists and figures. */
export function tagConsultation(
  tools: Tools,
  counsellor: Staff,
  id: ConsultationId,
  attributes: Attributes,
): Promise<Consultation> {
  return takeStep(
    tools,
    id,
    (consultation) => tagAttributes(consultation, counsellor, attributes, tools.now()),
    async (tx, { next }) => {
      const told = await tellHistory(tx, tools, next.consultee, id);
      const facts = { consultation: id, version: next.claimVersion };
      await recordAct(tx, tools.now(), counsellor, "consultation:tag", facts);
      return told;
    },
  );
}
