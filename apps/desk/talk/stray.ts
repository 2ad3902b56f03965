import type { ConsultationId, IdempotencyKey } from "../../../domain/ids.ts";
import type { DeskState } from "../state.ts";
import { changeOpened, openedIn, type Work } from "../work.ts";
import { withTextBack } from "./opened.ts";

/** A reply whose consultation the restored city does not have: this page alone holds it. */
export type Stray = {
  readonly id: ConsultationId;
  /** The number that its consultation had. */
  readonly number: number;
  /** Null for what was still being written. */
  readonly key: IdempotencyKey | null;
  readonly text: string;
};

/** [DL-5] What was written to consultations that were opened after the backup, and cannot be sent there again. */
export function straysOf({ opened, list }: DeskState): readonly Stray[] {
  if (list.after === null) return [];
  return [...opened].flatMap(([id, { outbox, draft, formerNumber: number }]) => {
    if (list.rows.has(id) || number === null) return [];
    const failed = outbox.filter(({ state }) => state === "failed");
    const strays: Stray[] = failed.map(({ key, text }) => ({ id, number, key, text }));
    return draft.trim() === "" ? strays : [...strays, { id, number, key: null, text: draft }];
  });
}

/** Into the box of the consultation on the screen, where a person looks at it before it is sent. */
export function bring(
  work: Work,
  from: ConsultationId,
  key: IdempotencyKey | null,
  letGo: (key: IdempotencyKey) => string | null,
): void {
  const { shown } = work.store.get();
  if (shown === null || shown === from) return;
  const text = key === null ? openedIn(work.store.get(), from).draft : letGo(key);
  if (text === null) return;
  if (key === null) changeOpened(work, from, (opened) => ({ ...opened, draft: "" }));
  changeOpened(work, shown, (opened) => withTextBack(opened, text, null));
}
