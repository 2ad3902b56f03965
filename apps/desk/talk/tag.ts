import { type Attributes, written } from "../../../domain/attributes.ts";
import type { ConsultationId } from "../../../domain/ids.ts";
import { takeSummary } from "../list/list.ts";
import type { Work } from "../work.ts";

/** 属性をつけ直す. True if the server did it. */
export async function tag(
  work: Work,
  consultation: ConsultationId,
  attributes: Attributes,
): Promise<boolean> {
  const { epoch } = work.store.get();
  if (!epoch) return false;
  const answer = await work.call("/api/desk/tag", { epoch, consultation, attributes: written(attributes) });
  if (answer.ok) work.store.set((state) => ({ ...state, list: takeSummary(state.list, answer.value) }));
  else work.concernsAll(answer);
  return answer.ok;
}
