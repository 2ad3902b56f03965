import { may } from "../../domain/access.ts";
import type { Consultation } from "../../domain/consultation.ts";
import { handOver } from "../../domain/hand-over.ts";
import type { ConsultationId, StaffId } from "../../domain/ids.ts";
import { messageFault } from "../../domain/message.ts";
import type { WrittenNote } from "../../domain/note.ts";
import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { recordAct } from "../audit/record.ts";
import { forgetSentDraft } from "../draft/forget-sent.ts";
import { findStaff } from "../staff/find-staff.ts";
import type { Tx } from "../storage/database.ts";
import type { Tools } from "../tools.ts";
import { takeStep } from "./move.ts";
import { findNote, insertNote } from "./note-store.ts";

export type HandingOver = {
  readonly to: StaffId | null;
  readonly claimVersion: number;
  readonly note: WrittenNote | null;
};

/** [CN-17] 引継ぎ, with its note in the same transaction ([NT-1]). */
export async function handOverConsultation(
  tools: Tools,
  holder: Staff,
  id: ConsultationId,
  { to, claimVersion, note }: HandingOver,
): Promise<Consultation> {
  const { keys, now } = tools;
  const fault = note && messageFault(note.text);
  if (fault) throw new Refusal(fault);
  const key = (await keys.of([id])).get(id);
  const next = await takeStep(
    tools,
    id,
    async (consultation, tx) => {
      const step = handOver(consultation, holder, to, claimVersion, now());
      if (step && to !== null) await refuseGone(tools, tx, to);
      return step;
    },
    async (tx, step) => {
      const { at } = step.entry;
      const place = { consultation: id, staff: holder.id, kind: "hand-over" } as const;
      if (note && (await findNote(tx, id, note.key))) throw new Refusal("key-reused");
      if (note && key) await insertNote(tx, place, note, key, at);
      const facts = { consultation: id, version: step.next.claimVersion, ...(to ? { staff: to } : {}) };
      await recordAct(tx, at, holder, "consultation:hand-over", facts);
      return [];
    },
  );
  if (note) await forgetSentDraft(tools, holder, id, "hand-over", note.text);
  return next;
}

/** No child is left with somebody who may not answer. Said alike for nobody of that id. */
async function refuseGone({ stamps }: Tools, tx: Tx, id: StaffId): Promise<void> {
  const receiver = await findStaff(tx, stamps, id);
  if (!receiver || !may(receiver, "consultation:reply")) throw new Refusal("receiver-gone");
}
