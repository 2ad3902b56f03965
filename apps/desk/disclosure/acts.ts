import type { Api } from "../../../contract/api.ts";
import { takeSummary } from "../list/list.ts";
import type { Failure, Work } from "../work.ts";

export type DisclosureActs = {
  list(id: Id): Promise<List | null>;
  /** Null: done. */
  ask(id: Id, to: Input["to"]): Promise<Failure["code"] | null>;
  disclose(id: Id, said: Omit<Input, "epoch" | "consultation">): Promise<Failure["code"] | null>;
};

type Input = Api["/api/desk/disclose"]["input"];
type Id = Input["consultation"];
export type List = Api["/api/desk/disclosures"]["output"]["disclosures"];

/** 伝達, as the dialog does it. What comes of it in the talk comes by its entries. */
export function startDisclosure(work: Work): DisclosureActs {
  return {
    async list(consultation) {
      const answer = await work.call("/api/desk/disclosures", { consultation });
      if (!answer.ok) work.concernsAll(answer);
      return answer.ok ? answer.value.disclosures : null;
    },
    async ask(consultation, to) {
      const { epoch } = work.store.get();
      if (!epoch) return "unreachable";
      return take(work, await work.call("/api/desk/ask-consent", { epoch, consultation, to }));
    },
    async disclose(consultation, said) {
      const { epoch } = work.store.get();
      if (!epoch) return "unreachable";
      return take(work, await work.call("/api/desk/disclose", { epoch, consultation, ...said }));
    },
  };
}

type Summary = Api["/api/desk/disclose"]["output"];

function take(
  work: Work,
  answer: { readonly ok: true; readonly value: Summary } | Failure,
): Failure["code"] | null {
  if (answer.ok) {
    work.store.set((state) => ({ ...state, list: takeSummary(state.list, answer.value) }));
    return null;
  }
  work.concernsAll(answer);
  return answer.code;
}
