import { type Calendar, isOpen, nextOpening } from "./calendar.ts";
import type { HelpDesk } from "./help-desk.ts";
import type { Wording } from "./wording.ts";

/** 自動返信, by its reason: the first message; one that came while nobody is there; a long wait; the end. */
export const automaticReasons = ["received", "out-of-hours", "long-wait", "closed"] as const;
export type AutomaticReason = (typeof automaticReasons)[number];

/** Ruby strings. `%time%` stands for when a person answers. */
export type ReplyTexts = Readonly<Record<Wording, string>>;
export type Reply = { readonly on: boolean; readonly texts: ReplyTexts };
export type Replies = Readonly<Record<AutomaticReason, Reply>>;

/** What the city decides about its reception. */
export type ReceptionSettings = {
  readonly calendar: Calendar;
  readonly replies: Replies;
  /** After how many minutes of open reception somebody who waits is told that it takes longer. */
  readonly longWaitMinutes: number;
  readonly helpDesks: readonly HelpDesk[];
  /** [PI-1] Whether consultees may send pictures. */
  readonly pictures: boolean;
};

/** Of `longWaitMinutes`: a day. */
export const longestWait = 1_440;

/** Whether a person answers now; if not, from when on. Null where no opening is known. */
export type Promised = { readonly open: true } | { readonly open: false; readonly opensAt: Date | null };

export function promisedAt(calendar: Calendar, at: Date): Promised {
  return isOpen(calendar, at) ? { open: true } : { open: false, opensAt: nextOpening(calendar, at) };
}
