import type { Api } from "../../../contract/api.ts";
import type { ConsultationId, UrgentCallId } from "../../../domain/ids.ts";
import type { RefusalCode } from "../../../domain/refusal.ts";
import type { UrgentOutcome } from "../../../domain/urgent.ts";
import { present } from "../../shared/clock.ts";
import { randomUuid } from "../../shared/uuid.ts";
import { takeSummary } from "../list/list.ts";
import type { Work } from "../work.ts";
import { calledAgain, type UrgentCalls } from "./calls.ts";

export type UrgentTrouble = RefusalCode | "unreachable";

export type UrgentActs = {
  /** Asks whether to call to this one; null: not any more. */
  ask(consultation: ConsultationId | null): void;
  /** 急ぎ, or not any more. Answers what was wrong; null: it is done. */
  mark(consultation: ConsultationId, urgent: boolean): Promise<UrgentTrouble | null>;
  /** Made until the server has it, whatever the network does. */
  call(consultation: ConsultationId): void;
  /** Answers what was wrong; null: it is done. */
  take(call: UrgentCallId): Promise<UrgentTrouble | null>;
  end(call: UrgentCallId, outcome: UrgentOutcome, record: string): Promise<UrgentTrouble | null>;
  /** The calls to a consultation that have ended, with what was done, and its risk sheets. Null where they could not be read. */
  records(consultation: ConsultationId): Promise<Api["/api/urgent/records"]["output"] | null>;
  /** 安全確認シート, upon the version that was seen. Answers what was wrong; null: it is written. */
  writeSheet(consultation: ConsultationId, sheet: WrittenNow): Promise<UrgentTrouble | null>;
  /** Not to be made any more: it was a mistake. */
  giveUp(call: UrgentCallId): void;
  /** The city was restored. */
  startOver(): void;
};

type WrittenNow = Omit<Api["/api/urgent/write-sheet"]["input"], "epoch" | "consultation">;

const againMillis = 2_000;
/** What repeating does not mend. */
const hopeless: readonly UrgentTrouble[] = [
  ...(["not-found", "not-allowed", "network-not-allowed", "urgent-ended", "key-reused"] as const),
];

export function startUrgentActs({ self, store, call, clock, concernsAll }: Work): UrgentActs {
  const underWay = new Set<UrgentCallId>();

  function change(how: (before: UrgentCalls) => UrgentCalls): void {
    store.set((state) => ({ ...state, urgent: how(state.urgent) }));
  }

  function giveUp(id: UrgentCallId): void {
    change((before) => ({ ...before, making: new Map([...before.making].filter(([one]) => one !== id)) }));
  }

  async function make(id: UrgentCallId): Promise<void> {
    const { epoch, urgent } = store.get();
    const wanted = urgent.making.get(id);
    if (!wanted || underWay.has(id)) return;
    underWay.add(id);
    const { consultation } = wanted;
    const failure = epoch ? await tryOnce(id, consultation) : "unreachable";
    underWay.delete(id);
    if (failure === null || hopeless.includes(failure)) giveUp(id);
    else clock.after(againMillis, () => void make(id));
  }

  async function tryOnce(id: UrgentCallId, consultation: ConsultationId): Promise<UrgentTrouble | null> {
    const failure = await act("/api/urgent/call", { call: id, consultation }, (answer) => {
      if (answer.call !== id) change((before) => ({ ...before, calledBefore: consultation }));
    });
    return failure;
  }

  type Path = `/api/urgent/${"call" | "take" | "end" | "write-sheet"}` | "/api/desk/mark-urgent";

  async function act<P extends Path>(
    path: P,
    input: Omit<Api[P]["input"], "epoch">,
    done: (answer: Api[P]["output"]) => void = () => {},
  ): Promise<UrgentTrouble | null> {
    const { epoch } = store.get();
    if (!epoch) return "unreachable";
    const answer = await call(path, { ...input, epoch } as Api[P]["input"]);
    if (answer.ok) {
      done(answer.value);
      return null;
    }
    concernsAll(answer);
    return answer.code;
  }

  return {
    ask: (asking) => change((before) => ({ ...before, asking })),
    mark: (consultation, urgent) =>
      act("/api/desk/mark-urgent", { consultation, urgent }, (summary) =>
        store.set((state) => ({ ...state, list: takeSummary(state.list, summary) })),
      ),
    call(consultation) {
      const row = store.get().list.rows.get(consultation);
      if (!row) return;
      const id = randomUuid() as UrgentCallId;
      const making = { consultation, number: row.number, since: present().toISOString() };
      change((before) => ({
        ...before,
        asking: null,
        calledBefore: null,
        making: new Map(before.making).set(id, making),
      }));
      void make(id);
    },
    take: (id) => act("/api/urgent/take", { call: id }),
    end: (id, outcome, record) => act("/api/urgent/end", { call: id, outcome, record }),
    async records(consultation) {
      const { epoch } = store.get();
      if (!epoch) return null;
      const answer = await call("/api/urgent/records", { epoch, consultation });
      if (answer.ok) return answer.value;
      concernsAll(answer);
      return null;
    },
    async writeSheet(consultation, sheet) {
      const failure = await act("/api/urgent/write-sheet", { consultation, ...sheet });
      // Also where somebody else was first: theirs is to be read now.
      change((before) => ({ ...before, sheetsWritten: before.sheetsWritten + 1 }));
      return failure;
    },
    giveUp,
    startOver() {
      change((before) => calledAgain(before, self.id));
      for (const id of store.get().urgent.making.keys()) void make(id);
    },
  };
}
