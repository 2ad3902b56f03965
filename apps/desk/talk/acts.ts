import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { ConsultationId } from "../../../domain/ids.ts";
import type { Answer } from "../../shared/call.ts";
import { takeSummary } from "../list/list.ts";
import { changeOpened, openedIn, type Work } from "../work.ts";
import type { Opened } from "./opened.ts";
import { claimTrouble, closeTrouble, type Trouble } from "./trouble.ts";

/** 対応を始める. */
export function claim(work: Work, id: ConsultationId): Promise<boolean> {
  return act(work, id, "claiming", "/api/desk/claim", claimTrouble);
}

/** 終了する. */
export function close(work: Work, id: ConsultationId): Promise<boolean> {
  return act(work, id, "closing", "/api/desk/close", closeTrouble);
}

/** One act at a time in a consultation. True if the server did it; otherwise the trouble stands at the talk. */
async function act(
  work: Work,
  id: ConsultationId,
  busy: NonNullable<Opened["busy"]>,
  path: "/api/desk/claim" | "/api/desk/close",
  troubleOf: (code: Parameters<typeof claimTrouble>[0]) => Trouble,
): Promise<boolean> {
  const { epoch } = work.store.get();
  if (!epoch || openedIn(work.store.get(), id).busy) return false;
  changeOpened(work, id, (opened) => ({ ...opened, busy, trouble: null }));
  const answer: Answer<ConsultationSummary> = await work.call(path, { epoch, consultation: id });
  if (answer.ok) work.store.set((state) => ({ ...state, list: takeSummary(state.list, answer.value) }));
  else work.concernsAll(answer);
  const trouble = answer.ok ? null : troubleOf(answer.code);
  changeOpened(work, id, (opened) => ({ ...opened, busy: null, trouble }));
  return answer.ok;
}
