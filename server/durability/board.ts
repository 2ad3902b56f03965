import type { Frame } from "../../contract/sync.ts";
import { type Durability, type DurabilityState, durabilityOf } from "../../domain/durability.ts";
import type { Sink } from "../consultation/hub.ts";

/** [HA-3] How well what is acknowledged is kept, for every desk. */
export type DurabilityBoard = {
  /** Tells a desk what it does not know, and then every change. */
  join(sink: Sink, known: DurabilityState | null): () => void;
  /** It was looked at again. Answers the state where it has changed. */
  looked(seen: Durability): DurabilityState | null;
  state(): DurabilityState;
};

type Desk = { readonly sink: Sink; known: DurabilityState | null };

export function openDurabilityBoard(): DurabilityBoard {
  const desks = new Set<Desk>();
  let state: DurabilityState = "whole";

  function show(desk: Desk): void {
    // Most desks never hear of it: nobody needs to be told that all is well, unless they were told otherwise.
    if (state === (desk.known ?? "whole")) return;
    desk.known = state;
    const frame: Frame = { t: "durability", state };
    desk.sink.send(JSON.stringify(frame));
  }

  return {
    state: () => state,
    join(sink, known) {
      const desk: Desk = { sink, known };
      desks.add(desk);
      show(desk);
      return () => void desks.delete(desk);
    },
    looked(seen) {
      const now = durabilityOf(seen);
      if (now === state) return null;
      state = now;
      for (const desk of desks) show(desk);
      return state;
    },
  };
}
