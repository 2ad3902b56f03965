import type { ConsultationId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { retract } from "../../domain/retract.ts";
import { recordAct } from "../audit/record.ts";
import type { Tools } from "../tools.ts";
import { takeStep } from "./move.ts";
import { destroyBody, findOwnMessage } from "./retract-store.ts";

/**
 * [CN-16] Whether it was read is decided on the locked row, in the transaction that destroys its words: a reading and a
 * retraction at the same moment have one order. Once is enough: again changes nothing.
 */
export async function retractMessage(
  tools: Tools,
  author: Staff,
  id: ConsultationId,
  seq: number,
): Promise<void> {
  await takeStep(
    tools,
    id,
    async (consultation, tx) => {
      const message = await findOwnMessage(tx, id, seq, author.id);
      if (!message) throw new Refusal("not-found");
      return message.isRetracted ? null : retract(consultation, author, message, tools.now());
    },
    async (tx) => {
      await destroyBody(tx, id, seq);
      await recordAct(tx, tools.now(), author, "consultation:retract", { consultation: id, first: seq });
      return [];
    },
  );
}
