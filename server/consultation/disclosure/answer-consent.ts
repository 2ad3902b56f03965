import { answerConsent as answered } from "../../../domain/consent.ts";
import type { ConsentAnswer, DisclosedTo } from "../../../domain/disclosure.ts";
import type { ConsultationId } from "../../../domain/ids.ts";
import type { Consultee } from "../../../domain/people.ts";
import type { Tools } from "../../tools.ts";
import { takeStep } from "../move.ts";
import { ownConsultation } from "../own.ts";

/** [BR-6] はい・いいえ・まだ. An entry is its own trail: nothing of it goes into the audit trail. */
export async function answerConsent(
  tools: Tools,
  consultee: Consultee,
  id: ConsultationId,
  { to, answer }: { readonly to: DisclosedTo; readonly answer: ConsentAnswer },
): Promise<void> {
  await ownConsultation(tools, consultee, id);
  await takeStep(tools, id, (consultation) => answered(consultation, consultee, to, answer, tools.now()));
}
