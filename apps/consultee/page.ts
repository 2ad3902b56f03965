import type { ConsultationId } from "../../domain/ids.ts";
import type { MessageFault } from "../../domain/message.ts";
import { emptyOutbox, type Outbox } from "../shared/outbox.ts";
import { type Row, rowsOf } from "../shared/rows.ts";
import { emptyTalk, type Talk } from "../shared/talk.ts";
import { dayNumber } from "../shared/wall-clock.ts";

/** All that the child's page is at a moment. */
export type Page = {
  /** Null until the first message has opened one. */
  readonly consultation: ConsultationId | null;
  readonly talk: Talk;
  readonly outbox: Outbox;
  readonly draft: string;
  /** What was wrong with the draft when おくる was pressed. */
  readonly fault: MessageFault | null;
  readonly offline: boolean;
  readonly helpOpen: boolean;
  readonly wordingsOpen: boolean;
  /** New words of the counsellor stand below what is on the screen. */
  readonly newsBelow: boolean;
};

export const firstPage: Page = {
  consultation: null,
  talk: emptyTalk,
  outbox: emptyOutbox,
  draft: "",
  fault: null,
  offline: false,
  helpOpen: false,
  wordingsOpen: false,
  newsBelow: false,
};

/** Nothing written yet, being listened to, or over. */
export type Phase = "entrance" | "waiting" | "talking" | "closed";

export function phaseOf({ consultation, talk, outbox }: Page): Phase {
  if (talk.closedAt) return "closed";
  if (talk.claim) return "talking";
  return consultation || outbox.length > 0 ? "waiting" : "entrance";
}

/** What is said below the log about where things stand; nothing once words say it better. */
export function statusOf(page: Page): "waiting" | "released" | "claimed" | "closed" | null {
  switch (phaseOf(page)) {
    case "closed":
      return "closed";
    case "talking":
      return hasAnswer(page) ? null : "claimed";
    case "waiting":
      if (page.talk.releasedAt) return "released";
      return page.outbox.some(({ state }) => state === "delivered") ? "waiting" : null;
    case "entrance":
      return null;
  }
}

/** What the log holds: messages, and the day where a new one begins. */
export type Line =
  | { readonly kind: "day"; readonly at: string }
  | { readonly kind: "message"; readonly row: Row };

export function linesOf({ talk, outbox }: Page): Line[] {
  let day = Number.NaN;
  return rowsOf(talk, outbox, "consultee").flatMap((row): Line[] => {
    const line: Line = { kind: "message", row };
    const next = row.at ? dayNumber(new Date(row.at)) : day;
    if (!row.at || next === day) return [line];
    day = next;
    return [{ kind: "day", at: row.at }, line];
  });
}

/** From whoever holds it now, where somebody before them is gone. */
function hasAnswer({ talk: { messages, releasedAt } }: Page): boolean {
  return messages.some(({ by, at }) => by === "counsellor" && (releasedAt === null || at > releasedAt));
}

/** The counsellor's newest message: what a read mark is about. */
export function newestTheirs({ talk }: Page): number {
  return talk.messages.reduce((newest, { by, seq }) => (by === "counsellor" ? seq : newest), 0);
}
