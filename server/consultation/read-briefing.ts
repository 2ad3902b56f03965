import { readBriefing } from "../../domain/briefing.ts";
import type { Consultation } from "../../domain/consultation.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import { recordAct } from "../audit/record.ts";
import type { Tools } from "../tools.ts";
import { takeStep } from "./move.ts";

/** [BR-1] The holder has read the briefing to its end, as of this version of what is known. */
export function readBriefingOf(
  tools: Tools,
  counsellor: Staff,
  id: ConsultationId,
  version: number,
): Promise<Consultation> {
  return takeStep(
    tools,
    id,
    (consultation) => readBriefing(consultation, counsellor, version, tools.now()),
    async (tx) => {
      await recordAct(tx, tools.now(), counsellor, "briefing:read", { consultation: id, version });
      return [];
    },
  );
}
