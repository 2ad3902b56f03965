import type { ConsultationId } from "../../domain/ids.ts";
import type { Consultee } from "../../domain/people.ts";
import { type Shown, showFace as shown } from "../../domain/show-face.ts";
import { refusePaused } from "../pause/paused.ts";
import type { Tools } from "../tools.ts";
import { faceBody } from "./entry-store.ts";
import { takeStep } from "./move.ts";
import { ownConsultation } from "./own.ts";
import { sendOnce } from "./send-once.ts";

/** The consultee shows how they feel. The same key is one entry, however often it comes ([DL-2], [DL-3]). */
export async function showFace(
  tools: Tools,
  consultee: Consultee,
  id: ConsultationId,
  face: Shown,
): Promise<void> {
  await ownConsultation(tools, consultee, id);
  await sendOnce(tools, id, { key: face.key, body: faceBody(face) }, async () => {
    // [PA-2] A remark is written.
    if (face.remark !== null) refusePaused(await tools.pauses.of(consultee.id));
    const at = tools.now();
    const { lastSeq } = await takeStep(tools, id, (consultation) => shown(consultation, consultee, face, at));
    return { seq: lastSeq, at };
  });
}
