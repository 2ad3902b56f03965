import type { ConsultationId } from "../../../domain/ids.ts";
import { fetchPicture } from "../../shared/see-picture.ts";
import type { Work } from "../work.ts";

/**
 * [PI-4] Brings a picture as a data URL, each time anew: that it is shown is on record by then. Null where it cannot be had; a
 * session that ended or a city that was restored is noticed by what follows the talk.
 */
export async function seePicture(
  { store }: Pick<Work, "store">,
  id: ConsultationId,
  seq: number,
): Promise<string | null> {
  const { epoch } = store.get();
  if (!epoch) return null;
  const answer = await fetchPicture("/api/desk/see-picture", { epoch, consultation: id, seq });
  return answer.ok ? answer.value : null;
}
