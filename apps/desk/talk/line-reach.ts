import type { ConsultationId } from "../../../domain/ids.ts";
import { changeOpened, type Work } from "../work.ts";

/** Whether LINE can tell the consultee of an answer: asked when the consultation is brought to the screen, and only then. */
export async function learnLineReach(work: Work, id: ConsultationId): Promise<void> {
  const { store, call, concernsAll } = work;
  if (store.get().list.rows.get(id)?.entrance !== "line") return;
  const answer = await call("/api/line/reach", { consultation: id });
  if (answer.ok) changeOpened(work, id, (opened) => ({ ...opened, lineReach: answer.value.reach }));
  else concernsAll(answer);
}
