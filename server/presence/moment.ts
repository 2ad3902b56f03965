import type { Entry } from "../../domain/entry.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import { openBoard, type PresenceBoard } from "./board.ts";
import { type Doings, openDoings } from "./doings.ts";
import { doingNote, readNote, signNote } from "./note.ts";

/** What is only of the moment: here, and as the other processes say. */
export type Moment = Disposable & {
  readonly presence: PresenceBoard;
  readonly doings: Doings;
  /** From another process. */
  noted(text: string): void;
  /** Committed by this process just now. */
  committed(id: ConsultationId, entries: readonly Entry[]): void;
};

/** `note` tells the other processes; what it is given makes the note when it leaves. */
export function openMoment(now: () => Date, note: (key: string, make: () => string) => void): Moment {
  const presence = openBoard({
    now,
    tell: (id, sign) => note(`${id} ${sign.page}`, () => signNote(id, sign, now())),
  });
  const doings = openDoings({ now, tell: (id, doing) => note(id, () => doingNote(id, doing)) });
  return {
    presence,
    doings,
    noted(text) {
      const read = readNote(text, now());
      if (read?.t === "sign") presence.hear(read.id, read.sign);
      else if (read) doings.hear(read.id, read.doing);
    },
    committed(id, entries) {
      if (entries.some((entry) => entry.kind === "message" && entry.by === "counsellor")) doings.over(id);
    },
    [Symbol.dispose]: () => presence[Symbol.dispose](),
  };
}
