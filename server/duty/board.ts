import { createHash } from "node:crypto";
import type { Frame } from "../../contract/sync.ts";
import type { StaffId } from "../../domain/ids.ts";
import type { Sink } from "../consultation/hub.ts";
import type { Unanswered } from "./unanswered-store.ts";

export type Team = {
  readonly alarmMinutes: number;
  readonly people: readonly {
    readonly staff: StaffId;
    readonly displayName: string;
    readonly isOnline: boolean;
    /** How many consultations at once, while on duty; null while not. */
    readonly capacity: number | null;
  }[];
  readonly unanswered: readonly Unanswered[];
};

/**
 * [DU-5] Who is at the desk and on duty, for those who look after the others: read with each sweep while somebody looks, and
 * told when it has changed.
 */
export type TeamBoard = {
  /** Tells a desk what it does not know, and then every change. */
  join(sink: Sink, after: string | null): () => void;
  /** Perhaps changed. Ends when the desks here have been told. */
  look(): Promise<void>;
};

type Desk = { readonly sink: Sink; known: string | null };

/** What could not be read is read with the next sweep. */
export function openTeamBoard(
  see: () => Promise<Team>,
  failed: (error: unknown) => Promise<void>,
): TeamBoard {
  const desks = new Set<Desk>();
  let told: { readonly after: string; readonly frame: string } | null = null;
  let reading: Promise<void> | null = null;

  async function read(): Promise<void> {
    try {
      const { alarmMinutes, people, unanswered } = await see();
      const seen = people.map(({ staff, displayName, isOnline, capacity }) => ({
        ...{ staff, displayName, isOnline, capacity },
      }));
      const late = unanswered.map(({ consultation, since }) => ({
        consultation,
        since: since.toISOString(),
      }));
      const team = { alarmMinutes, people: seen, unanswered: late };
      const after = cursorOf(team);
      const frame: Frame = { t: "team", after, ...team };
      told = { after, frame: JSON.stringify(frame) };
    } catch (error) {
      await failed(error);
    }
    reading = null;
    for (const desk of desks) show(desk);
  }

  async function look(): Promise<void> {
    if (desks.size === 0) {
      told = null;
      return;
    }
    reading ??= read();
    await reading;
  }

  function show(desk: Desk): void {
    if (told === null || told.after === desk.known) return;
    desk.known = told.after;
    desk.sink.send(told.frame);
  }

  return {
    join(sink, after) {
      const desk: Desk = { sink, known: after };
      desks.add(desk);
      // Where nobody has looked yet, the look tells it.
      if (told === null) void look();
      show(desk);
      return () => void desks.delete(desk);
    },
    look,
  };
}

/** The same team has the same cursor at every process and in every epoch. */
function cursorOf(team: object): string {
  return createHash("sha256").update(JSON.stringify(team)).digest("hex").slice(0, 16);
}
