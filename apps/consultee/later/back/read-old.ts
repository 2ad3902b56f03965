import type { ConsultationId } from "../../../../domain/ids.ts";
import { call } from "../../../shared/call.ts";
import { emptyTalk, fold, type Talk } from "../../../shared/talk.ts";

/** The whole of an old consultation, or as much of it as could be had. It comes in pieces. */
export async function readOld(consultation: ConsultationId): Promise<Talk> {
  let talk = emptyTalk;
  const arrival = await call("/api/arrive", {});
  if (!arrival.ok) return talk;
  const { epoch } = arrival.value;
  for (;;) {
    const watch = [{ consultation, after: talk.cursor }];
    const answer = await call("/api/sync", { epoch, skin: "now", watch });
    if (!answer.ok) return talk;
    const before = talk.cursor;
    for (const frame of answer.value.frames) {
      if (frame.t === "entries" && frame.consultation === consultation) talk = fold(talk, frame.entries);
    }
    if (talk.cursor === before) return talk;
  }
}
