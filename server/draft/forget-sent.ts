import type { DraftKind } from "../../domain/draft.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import { nameBody } from "../storage/seal.ts";
import type { Tools } from "../tools.ts";
import { deleteDraft } from "./store.ts";

/**
 * [TX-4] What was sent is no draft any more, also where the page that sent it is gone. Never keeps back the answer to the
 * send: it is stored by now.
 */
export async function forgetSentDraft(
  { db, keys, log }: Tools,
  author: Staff,
  consultation: ConsultationId,
  kind: DraftKind,
  /** Null where the page alone knows how it was kept: whatever stands there. */
  text: string | null,
): Promise<void> {
  try {
    const key = (await keys.of([consultation])).get(consultation);
    if (key)
      await deleteDraft(
        db,
        { consultation, staff: author.id, kind },
        text === null ? null : nameBody(key, text),
      );
  } catch (error) {
    log.warn({ consultation, error }, "A draft that was sent could not be removed.");
  }
}
