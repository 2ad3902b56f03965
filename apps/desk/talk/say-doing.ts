import type { ConsultationId } from "../../../domain/ids.ts";
import type { Doing } from "../../../domain/presence.ts";
import { isHeldBy } from "../list/list.ts";
import type { Work } from "../work.ts";

/** [PR-3] Says to the consultee of one consultation what one is doing: never what is written, nor how much. */
export type SayDoing = {
  /** A key was pressed in the reply. */
  wrote(): void;
  /** 考え中: on, or off again. */
  think(): void;
  /** Sent, or gone from it. */
  over(): void;
  /** It is being closed, which says it all. */
  forget(): void;
};

const againMillis = 4_000;
/** After so long whoever thinks says so again. */
const thinkingMillis = 120_000;

export function startSayingDoing({ self, store, call, clock }: Work, consultation: ConsultationId): SayDoing {
  let said: Doing = "nothing";
  let wroteAt = Number.NEGATIVE_INFINITY;
  let thoughtAt = Number.NEGATIVE_INFINITY;
  let cancel = (): void => {};

  function doing(): Doing {
    if (clock.now() - wroteAt < againMillis) return "writing";
    return clock.now() - thoughtAt < thinkingMillis ? "thinking" : "nothing";
  }

  /** At most once in four seconds, except to say another thing. */
  function goOn(): void {
    cancel();
    const { epoch, list } = store.get();
    const row = list.rows.get(consultation);
    const isMine = !row || isHeldBy(row, self.id);
    const next = doing();
    showThinking(clock.now() - thoughtAt < thinkingMillis);
    if (epoch && isMine && (next !== "nothing" || said !== "nothing"))
      void call("/api/desk/doing", { epoch, consultation, doing: next }, { keepalive: true });
    said = next;
    if (next !== "nothing") cancel = clock.after(againMillis, goOn);
  }

  function showThinking(thinks: boolean): void {
    store.set((state) => {
      if (state.thinking.has(consultation) === thinks) return state;
      const thinking = new Set(state.thinking);
      if (thinks) thinking.add(consultation);
      else thinking.delete(consultation);
      return { ...state, thinking };
    });
  }

  function over(): void {
    wroteAt = thoughtAt = Number.NEGATIVE_INFINITY;
    goOn();
  }

  return {
    wrote() {
      wroteAt = clock.now();
      if (said !== "writing") goOn();
    },
    think() {
      thoughtAt = doing() === "thinking" ? Number.NEGATIVE_INFINITY : clock.now();
      goOn();
    },
    over,
    forget() {
      said = "nothing";
      over();
    },
  };
}
