import type { ConsultationId } from "../../domain/ids.ts";
import type { MessageFault } from "../../domain/message.ts";
import type { Doing } from "../../domain/presence.ts";
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
  /** What the counsellor is doing at this moment. */
  readonly doing: Doing;
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
  doing: "nothing",
};

/** Nothing written yet, being listened to, or over. */
export type Phase = "entrance" | "waiting" | "talking" | "closed";

export function phaseOf({ consultation, talk, outbox }: Page): Phase {
  if (talk.closedAt) return "closed";
  if (talk.claim) return "talking";
  return consultation || outbox.length > 0 ? "waiting" : "entrance";
}

/** What is said below the log about where things stand; nothing once words say it better, the city's own included. */
export function statusOf(page: Page): "waiting" | "released" | "claimed" | "closed" | null {
  const said = page.talk.automatic.map(({ reason }) => reason);
  switch (phaseOf(page)) {
    case "closed":
      return said.includes("closed") ? null : "closed";
    case "talking":
      return hasAnswer(page) ? null : "claimed";
    case "waiting":
      if (page.talk.releasedAt) return "released";
      if (said.length > 0) return null;
      return page.outbox.some(({ state }) => state === "delivered") ? "waiting" : null;
    case "entrance":
      return null;
  }
}

/** What the log holds: messages, what the service said by itself, and the day where a new one begins. */
export type Line =
  | { readonly kind: "day"; readonly at: string }
  | { readonly kind: "message"; readonly row: Row }
  | ({ readonly kind: "automatic" } & Talk["automatic"][number]);

export function linesOf({ talk, outbox }: Page): Line[] {
  let day = Number.NaN;
  return withAutomatic(rowsOf(talk, outbox, "consultee"), talk).flatMap((line): Line[] => {
    const at = line.kind === "message" ? line.row.at : line.at;
    const next = at ? dayNumber(new Date(at)) : day;
    if (!at || next === day) return [line];
    day = next;
    return [{ kind: "day", at }, line];
  });
}

/** From whoever holds it now, where somebody before them is gone. */
function hasAnswer({ talk: { messages, releasedAt } }: Page): boolean {
  return messages.some(({ by, at }) => by === "counsellor" && (releasedAt === null || at > releasedAt));
}

/** Each right behind what it answers. */
function withAutomatic(rows: readonly Row[], { automatic }: Talk): Exclude<Line, { kind: "day" }>[] {
  const replies = automatic.map((one) => ({ kind: "automatic", ...one }) as const);
  const lines = rows.flatMap((row) => {
    const before = replies.filter(({ seq }) => row.seq === null || seq < row.seq);
    return [...replies.splice(0, before.length), { kind: "message", row } as const];
  });
  return [...lines, ...replies];
}

/** The counsellor's newest message: what a read mark is about. */
export function newestTheirs({ talk }: Page): number {
  return talk.messages.reduce((newest, { by, seq }) => (by === "counsellor" ? seq : newest), 0);
}
