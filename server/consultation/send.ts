import { replyToMessage } from "../../domain/automatic.ts";
import { type Written, write } from "../../domain/consultation.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Consultee } from "../../domain/people.ts";
import type { Tools } from "../tools.ts";
import type { Receipt } from "./groups.ts";

/** The consultee writes into their own consultation. */
export async function sendMessage(
  { appender, now, reception }: Tools,
  consultee: Consultee,
  id: ConsultationId,
  written: Written,
): Promise<Receipt> {
  const { settings } = await reception.current();
  const receipt = await appender.append(
    id,
    (consultation) => {
      const at = now();
      return replyToMessage(settings, write(consultation, consultee, written, at), at);
    },
    written,
  );
  if (!receipt) throw new Error("A message is always an entry.");
  return receipt;
}
