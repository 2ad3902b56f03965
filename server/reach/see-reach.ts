import type { ConsultationId } from "../../domain/ids.ts";
import type { Ways } from "../../domain/reach.ts";
import { findConsultation } from "../consultation/find.ts";
import { newestAnswerAt } from "../consultation/newest-answer.ts";
import { ownConsultations } from "../consultation/own.ts";
import type { Tools } from "../tools.ts";
import { waysTo } from "./ways.ts";

/** [NC-5] Of the counsellor's newest message: what was tried, and whether it was read. */
export async function seeReach(
  tools: Tools,
  id: ConsultationId,
): Promise<{ readonly ways: Ways; readonly read: boolean }> {
  const consultation = await findConsultation(tools, id);
  const { consultee, counsellorSeq, consulteeRead } = consultation;
  const own = await ownConsultations(tools, { kind: "consultee", id: consultee });
  const since = (await newestAnswerAt(tools, consultation)) ?? tools.now();
  const ways = await waysTo(tools, consultee, own, since);
  return { ways, read: counsellorSeq > 0 && consulteeRead >= counsellorSeq };
}
