import type { ConsultationId } from "../../../domain/ids.ts";
import type { Staff } from "../../../domain/people.ts";
import { type ConsultationRecord, recordable, recordFault } from "../../../domain/record.ts";
import { Refusal } from "../../../domain/refusal.ts";
import { sealBeside } from "../../storage/seal.ts";
import type { Tools } from "../../tools.ts";
import { findConsultation } from "../find.ts";
import { deleteDraft, putDraft } from "./store.ts";

/** [BR-4] What somebody is still writing of a record: sealed, and theirs alone. Null takes it away. */
export async function keepDraft(
  tools: Tools,
  staff: Staff,
  id: ConsultationId,
  draft: ConsultationRecord | null,
): Promise<void> {
  recordable(await findConsultation(tools, id), staff);
  if (!draft) return deleteDraft(tools.db, id, staff.id);
  const fault = recordFault(draft, true);
  if (fault) throw new Refusal(fault);
  const key = (await tools.keys.of([id])).get(id);
  if (!key) throw new Refusal("not-found");
  const place = { consultation: id, kind: "record-draft", version: 0, staff: staff.id } as const;
  await putDraft(tools.db, id, staff.id, tools.now(), sealBeside(key, place, JSON.stringify(draft)));
}
