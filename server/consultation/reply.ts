import { reply, type Written } from "../../domain/consultation.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import { forgetSentDraft } from "../draft/forget-sent.ts";
import type { Tools } from "../tools.ts";
import type { Receipt } from "./groups.ts";

/** The counsellor answers, as of the claim they saw ([CN-6]). */
export async function replyToConsultation(
  tools: Tools,
  counsellor: Staff,
  id: ConsultationId,
  written: Written,
  seenClaimVersion: number,
): Promise<Receipt> {
  const { appender, now } = tools;
  const receipt = await appender.append(
    id,
    (consultation) => reply(consultation, counsellor, written, seenClaimVersion, now()),
    written,
  );
  if (!receipt) throw new Error("A message is always an entry.");
  await forgetSentDraft(tools, counsellor, id, "reply", written.text);
  return receipt;
}
