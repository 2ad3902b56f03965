import type { ConsultationId } from "../../../domain/ids.ts";
import { isHeldBy, takeSummary } from "../list/list.ts";
import { type DeskState, shownRow } from "../state.ts";
import { changeOpened, openedIn, type Work } from "../work.ts";
import type { BriefingShown } from "./shown.ts";

/** Reads it from the server, which puts that on record. */
export async function openBriefing(work: Work, id: ConsultationId): Promise<void> {
  const before = openedIn(work.store.get(), id).briefing;
  if (before?.at === "loading" || (before?.at === "there" && before.busy)) return;
  const waits: BriefingShown = before?.at === "there" ? { ...before, busy: true } : { at: "loading" };
  changeOpened(work, id, (opened) => ({ ...opened, briefing: waits }));
  const answer = await work.call("/api/desk/briefing", { consultation: id });
  if (!answer.ok) work.concernsAll(answer);
  const briefing: BriefingShown = answer.ok
    ? { at: "there", value: answer.value, busy: false }
    : { at: "failed" };
  changeOpened(work, id, (opened) => ({ ...opened, briefing }));
}

/** [BR-1] What the holder on the screen has to read comes by itself, and again when more became known. */
export function briefHolder(work: Work): void {
  const state = work.store.get();
  const row = shownRow(state);
  if (!row || state.away || !isHeldBy(row, work.self.id) || row.briefing === "read") return;
  const { briefing } = openedIn(state, row.id);
  const isThere = briefing?.at === "there" && (briefing.busy || briefing.value.version >= row.historyVersion);
  if (isThere || briefing?.at === "loading" || briefing?.at === "failed") return;
  void openBriefing(work, row.id);
}

/** 確認しました: it was read to its end. True where a reply is possible now. */
export async function readBriefing(work: Work, id: ConsultationId): Promise<boolean> {
  const { epoch } = work.store.get();
  const { briefing } = openedIn(work.store.get(), id);
  if (!epoch || briefing?.at !== "there" || briefing.busy) return false;
  const { value } = briefing;
  changeOpened(work, id, (opened) => ({ ...opened, briefing: { ...briefing, busy: true } }));
  const read = { epoch, consultation: id, version: value.version };
  const answer = await work.call("/api/desk/briefing-read", read);
  changeOpened(work, id, (opened) => ({ ...opened, briefing: { ...briefing, busy: false } }));
  if (answer.ok) work.store.set((state) => ({ ...state, list: takeSummary(state.list, answer.value) }));
  else if (!work.concernsAll(answer)) await openBriefing(work, id);
  if (answer.ok) changeOpened(work, id, (opened) => ({ ...opened, trouble: null }));
  return answer.ok;
}

/** What stands between the holder and a reply. */
export function mustRead(state: DeskState, id: ConsultationId): "unread" | "moved" | null {
  const briefing = state.list.rows.get(id)?.briefing;
  return briefing === "unread" || briefing === "moved" ? briefing : null;
}
