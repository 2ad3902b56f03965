import type { Api } from "../../../contract/api.ts";
import type { ConsultationId, IdempotencyKey } from "../../../domain/ids.ts";
import type { Answer } from "../../shared/call.ts";
import type { Work } from "../work.ts";

export type SeenStart = Api["/api/desk/start/see"]["output"];
export type Started = Api["/api/desk/start"]["output"];
type ProposedPause = Api["/api/desk/pause/propose"]["input"];
export type Reach = Api["/api/desk/reach"]["output"];

type First = {
  readonly key: IdempotencyKey;
  readonly text: string;
  readonly reason: string;
  readonly seen: string;
};

/** What concerns a consultee rather than one talk of theirs. Each answers as the server did, or "unreachable". */
export type ConsulteeActs = {
  see(from: ConsultationId): Promise<Answer<SeenStart>>;
  start(from: ConsultationId, first: First): Promise<Answer<Started>>;
  reach(id: ConsultationId): Promise<Answer<Reach>>;
  proposePause(proposed: ProposedPause): Promise<Answer<unknown>>;
};

export function consulteeActs({ call, store, concernsAll }: Work): ConsulteeActs {
  async function heard<T>(asked: Promise<Answer<T>>): Promise<Answer<T>> {
    const answer = await asked;
    if (!answer.ok) concernsAll(answer);
    return answer;
  }
  return {
    see: (consultation) => heard(call("/api/desk/start/see", { consultation })),
    async start(from, first) {
      const { epoch } = store.get();
      if (!epoch) return { ok: false, code: "unreachable" };
      return heard(call("/api/desk/start", { epoch, from, ...first }));
    },
    proposePause: (proposed) => heard(call("/api/desk/pause/propose", proposed)),
    reach: (consultation) => heard(call("/api/desk/reach", { consultation })),
  };
}
