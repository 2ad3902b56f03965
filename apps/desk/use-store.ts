import { useEffect, useReducer, useRef } from "preact/hooks";
import type { Store } from "./store.ts";

/** The part of a store that a drawing needs; it is drawn again when that part becomes another value. */
export function useStore<State, Part>(store: Store<State>, pick: (state: State) => Part): Part {
  const [, redraw] = useReducer((count: number, _: null) => count + 1, 0);
  const part = pick(store.get());
  const drawn = useRef({ part, pick });
  drawn.current = { part, pick };
  useEffect(() => {
    const look = (): void => {
      if (!Object.is(drawn.current.pick(store.get()), drawn.current.part)) redraw(null);
    };
    look();
    return store.subscribe(look);
  }, [store]);
  return part;
}
