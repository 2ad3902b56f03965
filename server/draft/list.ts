import type { DraftKind } from "../../domain/draft.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import { openBeside } from "../storage/seal.ts";
import type { Tools } from "../tools.ts";
import { besideOf, draftsOf } from "./store.ts";

export type Draft = {
  readonly consultation: ConsultationId;
  readonly kind: DraftKind;
  readonly text: string;
  readonly savedAt: Date;
};

/** [TX-4] One's own, the newest first. What does not open is told to the log, and keeps nobody from the rest. */
export async function listDrafts({ db, keys, log }: Tools, author: Staff): Promise<Draft[]> {
  const kept = await draftsOf(db, author.id, 200);
  const damaged = (consultation: ConsultationId, error?: unknown): void =>
    log.error({ consultation, error }, "A draft does not open: who changed it, or which key is lost?");
  const dataKeys = await keys.of([...new Set(kept.map(({ consultation }) => consultation))], damaged);
  return kept.flatMap(({ sealed, savedAt, ...place }) => {
    const { consultation, kind } = place;
    const key = dataKeys.get(consultation);
    const text = key ? openBeside(key, besideOf(place), sealed) : null;
    if (key && text === null) damaged(consultation);
    return text === null ? [] : [{ consultation, kind, text, savedAt }];
  });
}
