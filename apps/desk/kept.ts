import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";

/**
 * What is being written in the places beside the consultations, and which dialog it is written in: in memory, for one person
 * on one page. It outlasts the end of a session, and nothing else: whoever leaves the place or closes the dialog is done.
 */
export type Kept = {
  /** Undefined where nothing was written. */
  read(name: string): unknown;
  write(name: string, value: unknown): void;
  /** Nothing is forgotten while nobody is signed in: the dialog is gone then because its session is. */
  forget(name: string): void;
  isEmpty(): boolean;
};

export function openKept(isSignedIn: () => boolean): Kept {
  const values = new Map<string, unknown>();
  return {
    read: (name) => values.get(name),
    write: (name, value) => void values.set(name, value),
    forget: (name) => void (isSignedIn() && values.delete(name)),
    isEmpty: () => values.size === 0,
  };
}

export const KeptHere = createContext<Kept>(openKept(() => true));

/** Like useState, for what a person writes. Never for a password or a key. Names are of the whole desk. */
export function useKept<Value>(name: string, first: Value): readonly [Value, (next: Value) => void] {
  const kept = useContext(KeptHere);
  const [value, setValue] = useState(() => (kept.read(name) as Value | undefined) ?? first);
  useEffect(() => () => kept.forget(name), [kept, name]);
  return [
    value,
    (next) => {
      if (Object.is(next, first)) kept.forget(name);
      else kept.write(name, next);
      setValue(next);
    },
  ];
}
