import { createHash } from "node:crypto";
import { replyToMessage } from "../../domain/automatic.ts";
import type { ConsultationId, IdempotencyKey } from "../../domain/ids.ts";
import type { Consultee } from "../../domain/people.ts";
import { mostPictures } from "../../domain/picture.ts";
import { Refusal } from "../../domain/refusal.ts";
import { sendPicture as sent } from "../../domain/send-picture.ts";
import type { Receipt } from "../consultation/groups.ts";
import { takeStep } from "../consultation/move.ts";
import { ownConsultation } from "../consultation/own.ts";
import { sendOnce } from "../consultation/send-once.ts";
import { refusePaused } from "../pause/paused.ts";
import { sealBytes } from "../storage/seal.ts";
import type { Tools } from "../tools.ts";
import { countPictures, insertPicture } from "./store.ts";
import type { Studio } from "./studio.ts";

export type Picture = { readonly key: IdempotencyKey; readonly bytes: Uint8Array };

/** [PI-1] A picture becomes a message: scanned, made anew, sealed, and stored in the transaction of its entry. */
export async function sendPicture(
  tools: Tools,
  studio: Studio,
  consultee: Consultee,
  id: ConsultationId,
  { key, bytes }: Picture,
): Promise<Receipt> {
  const { state } = await ownConsultation(tools, consultee, id);
  // Of what was sent: made anew, the same picture need not be the same bytes.
  const name = `picture ${createHash("sha256").update(bytes).digest("hex")}`;
  return sendOnce(tools, id, { key, body: name }, async () => {
    const { settings } = await tools.reception.current();
    refusePaused(await tools.pauses.of(consultee.id));
    if (!settings.pictures) throw new Refusal("pictures-off");
    // Asked again where it is decided; here, so that nobody keeps the decoders busy for nothing.
    if (state === "closed") throw new Refusal("consultation-closed");
    if ((await countPictures(tools.db, id)) >= mostPictures) throw new Refusal("pictures-full");
    const { width, height, bytes: made } = await studio.makeAnew(consultee.id, bytes);
    const dataKey = (await tools.keys.of([id])).get(id);
    if (!dataKey) throw new Refusal("not-found");
    const at = tools.now();
    let seq = 0;
    await takeStep(
      tools,
      id,
      (consultation) => {
        const step = sent(consultation, consultee, { key, picture: { width, height, name } }, at);
        return replyToMessage(settings, step, at);
      },
      async (tx, { entry }) => {
        if ((await countPictures(tx, id)) >= mostPictures) throw new Refusal("pictures-full");
        seq = entry.seq;
        const place = { consultation: id, seq, by: "consultee", staff: null, beside: "picture" } as const;
        await insertPicture(tx, id, seq, sealBytes(dataKey, place, made));
        return [];
      },
    );
    return { seq, at };
  });
}
