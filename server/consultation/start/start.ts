import { isOpen } from "../../../domain/calendar.ts";
import type { Consultation, Written } from "../../../domain/consultation.ts";
import type { ConsultationId } from "../../../domain/ids.ts";
import { messageFault } from "../../../domain/message.ts";
import type { Staff } from "../../../domain/people.ts";
import { Refusal } from "../../../domain/refusal.ts";
import { start, startFault } from "../../../domain/start.ts";
import { keepReason } from "../../audit/reasons.ts";
import { recordAct } from "../../audit/record.ts";
import { forgetSentDraft } from "../../draft/forget-sent.ts";
import { waysTo } from "../../reach/ways.ts";
import { uuidv7 } from "../../storage/uuid.ts";
import type { Tools } from "../../tools.ts";
import { addConsultation } from "../add.ts";
import { findConsultation } from "../find.ts";
import { ownConsultations } from "../own.ts";
import { nameKnown, whatIsKnown } from "./known.ts";
import { wantsDeletion } from "./wants-deletion.ts";

export type Wanted = {
  /** An earlier one of the same consultee. */
  readonly from: ConsultationId;
  readonly first: Written;
  readonly reason: string;
  readonly seen: string;
};

/**
 * 相談員から始める [CN-15]. The same key starts it once. Refused with briefing-moved where what is known is not what this person was
 * shown, and with what startFault says.
 */
export async function startConsultation(tools: Tools, by: Staff, wanted: Wanted): Promise<Consultation> {
  const { now, reception } = tools;
  const { from, first, reason, seen } = wanted;
  const fault = messageFault(first.text);
  if (fault) throw new Refusal(fault);
  const { consultee, entrance } = await findConsultation(tools, from);
  const id = uuidv7(now()) as ConsultationId;
  const ways = await waysTo(tools, consultee, await ownConsultations(tools, known(consultee)), now());
  const { settings } = await reception.current();
  const isPaused = (await tools.pauses.of(consultee)) !== null;
  const started = await addConsultation(tools, consultee, first, {
    async decide(tx, number) {
      const at = now();
      const own = { db: tx };
      if (nameKnown(tools, by, consultee, await whatIsKnown(own, consultee)) !== seen)
        throw new Refusal("briefing-moved");
      const consultations = await ownConsultations(own, known(consultee));
      const refused = startFault({
        ...{ consultations, ways, isPaused },
        wantsDeletion: await wantsDeletion(own, consultations),
      });
      if (refused) throw new Refusal(refused);
      const step = start({ id, number, consultee, entrance }, by, first, at);
      return { step, openedWithin: isOpen(settings.calendar, at) };
    },
    async record(tx) {
      const at = now();
      const why = await keepReason(tx, tools, at, reason);
      await recordAct(tx, at, by, "consultation:start", { consultation: id, consultee, why });
    },
  });
  await forgetSentDraft(tools, by, from, "start", null);
  return started;
}

const known = (id: Consultation["consultee"]) => ({ kind: "consultee", id }) as const;
