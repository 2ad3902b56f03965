import { replyToMessage } from "../../domain/automatic.ts";
import { type Written, write } from "../../domain/consultation.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Consultee } from "../../domain/people.ts";
import { refusePaused } from "../pause/paused.ts";
import type { Tools } from "../tools.ts";
import type { Receipt } from "./groups.ts";

/** The consultee writes into their own consultation. */
export async function sendMessage(
  { appender, now, reception, pauses }: Tools,
  consultee: Consultee,
  id: ConsultationId,
  written: Written,
): Promise<Receipt> {
  const { settings } = await reception.current();
  const pause = await pauses.of(consultee.id);
  const receipt = await appender.append(
    id,
    (consultation) => {
      const at = now();
      const step = write(consultation, consultee, written, at);
      // Asked here, so that the repeat of what was taken before is answered as it was ([DL-2]).
      refusePaused(pause);
      return replyToMessage(settings, step, at);
    },
    written,
  );
  if (!receipt) throw new Error("A message is always an entry.");
  return receipt;
}
