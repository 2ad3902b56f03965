import type { Api } from "../../../contract/api.ts";
import type { ConsultationId, StaffId } from "../../../domain/ids.ts";
import { newKey } from "../../shared/uuid.ts";
import { takeSummary } from "../list/list.ts";
import { changeOpened, openedIn, type Work } from "../work.ts";
import { handOverTrouble, type Trouble } from "./trouble.ts";

export type Receiver = Api["/api/desk/receivers"]["output"]["receivers"][number];

/** 引継ぎ, to a colleague or to nobody, with the note that stands among the asides. Null where it was done. */
export async function handOver(work: Work, id: ConsultationId, to: StaffId | null): Promise<Trouble | null> {
  const { epoch, list } = work.store.get();
  const row = list.rows.get(id);
  if (!epoch || !row) return "unreachable";
  const text = openedIn(work.store.get(), id).asides["hand-over"];
  // A lost answer is asked again: what was handed over by then is not, and its note neither.
  const note = text.trim() === "" ? null : { key: newKey(), text };
  const { claimVersion } = row;
  const answer = await work.call("/api/desk/hand-over", { epoch, consultation: id, to, claimVersion, note });
  if (!answer.ok) {
    work.concernsAll(answer);
    return handOverTrouble(answer.code);
  }
  work.store.set((state) => ({ ...state, list: takeSummary(state.list, answer.value) }));
  changeOpened(work, id, (opened) => ({
    ...opened,
    ...{ trouble: null, briefing: null, asides: { ...opened.asides, "hand-over": "" } },
  }));
  return null;
}

/** Null where they could not be asked for. */
export async function listReceivers(work: Work): Promise<readonly Receiver[] | null> {
  const answer = await work.call("/api/desk/receivers", {});
  if (!answer.ok) work.concernsAll(answer);
  return answer.ok ? answer.value.receivers : null;
}
