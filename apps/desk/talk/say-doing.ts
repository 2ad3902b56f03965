import type { ConsultationId } from "../../../domain/ids.ts";
import type { Doing } from "../../../domain/presence.ts";
import { isHeldBy } from "../list/list.ts";
import type { Work } from "../work.ts";

/** [PR-3] Says to the consultee on the screen what one is doing: never what is written, nor how much. */
export type SayDoing = {
  /** A key was pressed in the reply. */
  wrote(id: ConsultationId): void;
  /** 考え中: on, or off again. */
  think(id: ConsultationId): void;
  /** Sent, or gone from it. */
  over(): void;
  /** It is being closed, which says it all. */
  forget(): void;
};

const againMillis = 4_000;
/** After so long whoever thinks says so again. */
const thinkingMillis = 120_000;

export function startSayingDoing({ self, store, call, clock }: Work): SayDoing {
  let at: ConsultationId | null = null;
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
    const row = at && list.rows.get(at);
    const isMine = !row || isHeldBy(row, self.id);
    const next = doing();
    const thinking = clock.now() - thoughtAt < thinkingMillis ? at : null;
    store.set((state) => (state.thinking === thinking ? state : { ...state, thinking }));
    if (at && epoch && isMine && (next !== "nothing" || said !== "nothing"))
      void call("/api/desk/doing", { epoch, consultation: at, doing: next }, { keepalive: true });
    said = next;
    if (next !== "nothing") cancel = clock.after(againMillis, goOn);
  }

  function over(): void {
    wroteAt = thoughtAt = Number.NEGATIVE_INFINITY;
    goOn();
    at = null;
  }

  function forget(): void {
    said = "nothing";
    over();
  }

  function turnTo(id: ConsultationId): void {
    if (at !== id) over();
    at = id;
  }

  return {
    wrote(id) {
      turnTo(id);
      wroteAt = clock.now();
      if (said !== "writing") goOn();
    },
    think(id) {
      turnTo(id);
      thoughtAt = doing() === "thinking" ? Number.NEGATIVE_INFINITY : clock.now();
      goOn();
    },
    over,
    forget,
  };
}
