import type { ConsultationId } from "../../../domain/ids.ts";
import { changeOpened, type Work } from "../work.ts";
import { retractTrouble } from "./trouble.ts";

/** 取り消す: an own message that was not read. What came of it comes by sync, or stands as trouble at the talk. */
export async function retractMessage(work: Work, consultation: ConsultationId, seq: number): Promise<void> {
  const { epoch } = work.store.get();
  if (!epoch) return;
  const answer = await work.call("/api/desk/retract", { epoch, consultation, seq });
  if (answer.ok || work.concernsAll(answer)) return;
  const trouble = retractTrouble(answer.code);
  changeOpened(work, consultation, (opened) => ({ ...opened, trouble }));
}
