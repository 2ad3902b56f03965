import { reply, type Written } from "../../domain/consultation.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import type { Tools } from "../tools.ts";
import type { Receipt } from "./groups.ts";

/** The counsellor answers, as of the claim they saw ([CN-6]). */
export async function replyToConsultation(
  { appender, now }: Tools,
  counsellor: Staff,
  id: ConsultationId,
  written: Written,
  seenClaimVersion: number,
): Promise<Receipt> {
  const receipt = await appender.append(
    id,
    (consultation) => reply(consultation, counsellor, written, seenClaimVersion, now()),
    written,
  );
  if (!receipt) throw new Error("A message is always an entry.");
  return receipt;
}
