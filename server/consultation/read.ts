import { readByConsultee, readByCounsellor } from "../../domain/consultation.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Consultee, Staff } from "../../domain/people.ts";
import type { Tools } from "../tools.ts";

/** 読みました: the words of the other side were on this reader's screen, up to that entry. */
export async function markRead(
  { appender, now }: Tools,
  reader: Consultee | Staff,
  id: ConsultationId,
  upTo: number,
): Promise<void> {
  await appender.append(id, (consultation) =>
    reader.kind === "consultee"
      ? readByConsultee(consultation, reader, upTo, now())
      : readByCounsellor(consultation, reader, upTo, now()),
  );
}
