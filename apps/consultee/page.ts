import type { ConsultationId } from "../../domain/ids.ts";
import type { MessageFault } from "../../domain/message.ts";
import type { Doing } from "../../domain/presence.ts";
import { emptyOutbox, type Outbox, type OwnPicture } from "../shared/outbox.ts";
import { emptyTalk, type Talk } from "../shared/talk.ts";
import type { Arrival } from "./arriving.ts";

/** All that the child's page is at a moment. */
export type Page = {
  /** Null until the first message has opened one. */
  readonly consultation: ConsultationId | null;
  readonly talk: Talk;
  readonly outbox: Outbox;
  readonly draft: string;
  /** Chosen and looked at; it goes with おくる. */
  readonly picture: OwnPicture | null;
  /** What was wrong with the draft when おくる was pressed. */
  readonly fault: MessageFault | null;
  readonly offline: boolean;
  readonly helpOpen: boolean;
  readonly wordingsOpen: boolean;
  /** New words of the counsellor stand below what is on the screen. */
  readonly newsBelow: boolean;
  /** An answer came since the last visit, and nothing was written in this one yet. */
  readonly newsSince: boolean;
  /** [PA-2] For so long nothing that is written is taken. */
  readonly paused: Arrival["paused"];
  /** What the counsellor is doing at this moment. */
  readonly doing: Doing;
};

export const firstPage: Page = {
  consultation: null,
  talk: emptyTalk,
  outbox: emptyOutbox,
  draft: "",
  picture: null,
  fault: null,
  offline: false,
  helpOpen: false,
  wordingsOpen: false,
  newsBelow: false,
  newsSince: false,
  paused: null,
  doing: "nothing",
};

/** Nothing written yet, being listened to, or over. */
export type Phase = "entrance" | "waiting" | "talking" | "closed";

export function phaseOf({ consultation, talk, outbox }: Page): Phase {
  if (talk.closedAt) return "closed";
  if (talk.claim) return "talking";
  return consultation || outbox.length > 0 ? "waiting" : "entrance";
}

/** The counsellor's newest message: what a read mark is about. */
export function newestTheirs({ talk }: Page): number {
  return talk.messages.reduce((newest, { by, seq }) => (by === "counsellor" ? seq : newest), 0);
}
