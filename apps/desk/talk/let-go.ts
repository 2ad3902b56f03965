import type { ConsultationId } from "../../../domain/ids.ts";
import { emptyTalk } from "../../shared/talk.ts";
import type { DeskState } from "../state.ts";
import type { Work } from "../work.ts";

/** Talks that nobody follows any more, and one may come back to: these few are there at once. */
const mostIdle = 10;

type OpenedTalks = DeskState["opened"];

/**
 * What was said in talks that are not followed any more leaves this page, the oldest first: a shift opens more of them than a page
 * should hold, and they are read again when one comes back. What is being written stays, and so do one's own messages, which
 * are sent again after a restore ([DL-5]).
 */
export function withoutIdle(opened: OpenedTalks, inUse: ReadonlySet<ConsultationId>): OpenedTalks {
  const idle = [...opened].filter(
    ([id, { talk, notes }]) => !inUse.has(id) && talk.cursor + notes.length > 0,
  );
  if (idle.length <= mostIdle) return opened;
  const next = new Map(opened);
  for (const [id, one] of idle.slice(0, idle.length - mostIdle))
    next.set(id, { ...one, talk: emptyTalk, notes: [], briefing: null });
  return next;
}

/** It was just on the screen: the others go first. */
export function asLast(opened: OpenedTalks, id: ConsultationId): OpenedTalks {
  const one = opened.get(id);
  if (!one) return opened;
  const next = new Map(opened);
  next.delete(id);
  return next.set(id, one);
}

export function letGoOfIdle({ store }: Pick<Work, "store">, inUse: ReadonlySet<ConsultationId>): void {
  store.set((state) => {
    const opened = withoutIdle(state.opened, inUse);
    return opened === state.opened ? state : { ...state, opened };
  });
}

/** It has just left the screen. */
export function leaveLast({ store }: Pick<Work, "store">, id: ConsultationId): void {
  store.set((state) => ({ ...state, opened: asLast(state.opened, id) }));
}
