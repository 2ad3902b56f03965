import type { ConsultationId } from "../../../domain/ids.ts";

/** Talks side by side, left to right. */
export type Panes = {
  readonly panes: readonly ConsultationId[];
  /** The one that is worked in. Null: none yet, or the next one chosen comes beside those that are there. */
  readonly shown: ConsultationId | null;
  /** How many the window has room for, 1 to 3. */
  readonly capacity: number;
};

export const noPanes: Panes = { panes: [], shown: null, capacity: 1 };

/** In the pane that is worked in, or where it stands already. */
export function withShown<State extends Panes>(state: State, id: ConsultationId): State {
  const { panes, shown, capacity } = state;
  if (panes.includes(id)) return shown === id ? state : { ...state, shown: id };
  const place =
    shown === null && panes.length < capacity ? panes.length : panes.indexOf(shown ?? last(panes));
  return { ...state, panes: spliced(panes, Math.max(place, 0), 1, id), shown: id };
}

/** To the right of the one that is worked in; where no room is left, in place of its neighbour. */
export function withBeside<State extends Panes>(state: State, id: ConsultationId): State {
  const { panes, shown, capacity } = state;
  if (capacity < 2 || shown === null || panes.includes(id)) return withShown(state, id);
  const next = panes.indexOf(shown) + 1;
  const full = panes.length >= capacity;
  return { ...state, panes: spliced(panes, full ? next % panes.length : next, full ? 1 : 0, id), shown: id };
}

/** An empty place at the end, for the next one chosen. */
export function withPlaceBeside<State extends Panes>(state: State): State {
  return state.panes.length > 0 && state.panes.length < state.capacity ? { ...state, shown: null } : state;
}

export function withoutPane<State extends Panes>(state: State, id: ConsultationId): State {
  const place = state.panes.indexOf(id);
  if (place < 0) return state;
  const panes = spliced(state.panes, place, 1);
  const neighbour = panes[Math.min(place, panes.length - 1)] ?? null;
  return { ...state, panes, shown: state.shown === id ? neighbour : state.shown };
}

/** Where the window has become smaller, those that are not worked in go, from the right. */
export function withCapacity<State extends Panes>(state: State, capacity: number): State {
  if (capacity === state.capacity) return state;
  const { panes, shown } = state;
  let spare = panes.length - capacity;
  const kept = [...panes].reverse().filter((id) => id === shown || spare-- <= 0);
  kept.reverse();
  return { ...state, capacity, panes: kept, shown: shown ?? (kept.length < capacity ? null : last(kept)) };
}

/** The next stop of a walk through the list (null) and the panes, round and round. */
export function nextStop(
  panes: readonly ConsultationId[],
  from: ConsultationId | null,
  step: 1 | -1,
): ConsultationId | null {
  const stops = [null, ...panes];
  return stops.at((stops.indexOf(from) + step) % stops.length) ?? null;
}

function spliced(
  panes: readonly ConsultationId[],
  at: number,
  gone: number,
  ...come: readonly ConsultationId[]
): readonly ConsultationId[] {
  return [...panes.slice(0, at), ...come, ...panes.slice(at + gone)];
}

function last(panes: readonly ConsultationId[]): ConsultationId {
  return panes.at(-1) as ConsultationId;
}
