import type { Part } from "../../domain/exercise.ts";
import type { UrgentCallId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import type { Practice } from "../../domain/practice.ts";
import { Refusal } from "../../domain/refusal.ts";
import { claimConsultation } from "../consultation/claim.ts";
import { findConsultation } from "../consultation/find.ts";
import { readBriefingOf } from "../consultation/read-briefing.ts";
import { replyToConsultation } from "../consultation/reply.ts";
import { sendMessage } from "../consultation/send.ts";
import type { Tools } from "../tools.ts";
import { callUrgently } from "../urgent/call.ts";
import { partnerOf } from "./partner.ts";
import { stepKey } from "./step-key.ts";

/** Does one part of an exercise by the verbs that everybody uses, under a key by which it is done once. */
export async function perform(tools: Tools, practice: Practice, part: Part): Promise<void> {
  const key = stepKey(practice);
  const { consultation: id } = practice;
  if (part.by === "consultee") {
    const consultee = await consulteeOf(tools, practice);
    await sendMessage(tools, consultee, id, { key, text: part.text });
    return;
  }
  const partner = practice.partner && (await partnerOf(tools, practice.partner));
  if (!partner) throw new Refusal("not-found");
  if ("calls" in part) await callUrgently(tools, partner, key as string as UrgentCallId, id);
  else await answer(tools, practice, partner, { key, text: part.text });
}

export async function consulteeOf(tools: Tools, { consultation }: Practice) {
  const { consultee: id } = await findConsultation(tools, consultation);
  return { kind: "consultee", id } as const;
}

async function answer(
  tools: Tools,
  { consultation }: Practice,
  partner: Staff,
  written: { readonly key: ReturnType<typeof stepKey>; readonly text: string },
): Promise<void> {
  const claimed = await claimConsultation(tools, partner, consultation);
  await readBriefingOf(tools, partner, consultation, claimed.history.version);
  await replyToConsultation(tools, partner, consultation, written, claimed.claimVersion);
}
