import type { DraftKind } from "../../domain/draft.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { findConsultation } from "../consultation/find.ts";
import { nameBody, sealBeside } from "../storage/seal.ts";
import type { Tools } from "../tools.ts";
import { besideOf, deleteDraft, putDraft } from "./store.ts";

/** [TX-4] Keeps what somebody is still writing; an empty text is none. */
export async function saveDraft(
  tools: Tools,
  author: Staff,
  consultation: ConsultationId,
  kind: DraftKind,
  text: string,
): Promise<void> {
  const { db, keys, now } = tools;
  const place = { consultation, staff: author.id, kind };
  await findConsultation(tools, consultation);
  if (text === "") return deleteDraft(db, place, null);
  const key = (await keys.of([consultation])).get(consultation);
  if (!key) throw new Refusal("not-found");
  const sealed = sealBeside(key, besideOf(place), text);
  await putDraft(db, place, { sealed, mac: nameBody(key, text) }, now());
}
