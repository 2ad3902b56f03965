import { createHash } from "node:crypto";
import type { Frame } from "../../contract/sync.ts";
import type { Staff } from "../../domain/people.ts";
import { seesCall } from "../../domain/urgent.ts";
import type { Sink } from "../consultation/hub.ts";
import type { Database } from "../storage/database.ts";
import { listOpenCalls, type NumberedCall } from "./store.ts";
import { openCallView } from "./view.ts";

/**
 * [UC-2] The open calls of the city, as every process knows them: read anew after each act here, whenever another process says
 * that something has changed, and with each sweep, which makes up for what was not heard. Every desk is told of those that
 * concern its person.
 */
export type UrgentBoard = {
  /** Tells a desk what it does not know, and then every change. */
  join(sink: Sink, staff: Staff, after: string | null): () => void;
  /** Changed by this process just now: the others are told. Ends when the desks here have been. */
  changed(): Promise<void>;
  /** Perhaps changed elsewhere. */
  heard(): Promise<void>;
};

type Desk = { readonly sink: Sink; readonly staff: Staff; known: string | null };

/** What processes say to each other: only that there is something to read. */
export const urgentNote = "urgent";

/** `tell`: the other processes. What could not be read is read with the next sweep. */
export function openUrgentBoard(
  db: Database,
  tell: () => void,
  failed: (error: unknown) => Promise<void>,
): UrgentBoard {
  const desks = new Set<Desk>();
  let calls: readonly NumberedCall[] | null = null;
  let reading: Promise<void> | null = null;
  let again = false;

  async function look(): Promise<void> {
    do {
      again = false;
      try {
        calls = await listOpenCalls(db);
      } catch (error) {
        await failed(error);
      }
    } while (again);
    reading = null;
    for (const desk of desks) show(desk);
  }

  function heard(): Promise<void> {
    if (reading !== null) again = true;
    reading ??= look();
    return reading;
  }

  function show(desk: Desk): void {
    if (calls === null) return;
    const seen = calls.filter((call) => seesCall(call, desk.staff)).map(openCallView);
    const after = cursorOf(seen);
    if (after === desk.known) return;
    desk.known = after;
    const frame: Frame = { t: "urgent", after, calls: seen };
    desk.sink.send(JSON.stringify(frame));
  }

  return {
    join(sink, staff, after) {
      const desk: Desk = { sink, staff, known: after };
      desks.add(desk);
      // Where nobody has looked yet, the look tells it.
      if (calls === null) void heard();
      show(desk);
      return () => void desks.delete(desk);
    },
    async changed() {
      tell();
      await heard();
    },
    heard,
  };
}

/** The same list has the same cursor at every process and in every epoch. */
function cursorOf(calls: readonly object[]): string {
  return createHash("sha256").update(JSON.stringify(calls)).digest("hex").slice(0, 16);
}
