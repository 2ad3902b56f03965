import type { Presence } from "./presence.ts";

/** How a consultation stands for the question whether its consultee is told that there is something new. */
export type Unread = {
  /** The newest message of the counsellor, and since when it stands there. */
  readonly counsellorSeq: number;
  readonly since: Date;
  /** Up to where the consultee has read. */
  readonly consulteeRead: number;
  /** Up to which message somebody was told already; 0: never. */
  readonly noticedSeq: number;
  readonly presence: Presence;
};

/** Whoever has the page before them reads within this time, and needs no notice. */
export const unreadForMillis = 20_000;

/**
 * [NC-1] Told once for everything that is new since they last read, by every way they have chosen: how many messages came, and
 * how quickly, is nobody's business. Not while the page is on their screen.
 */
export function isNoticeDue(unread: Unread, now: Date): boolean {
  const { counsellorSeq, consulteeRead, noticedSeq, since, presence } = unread;
  if (counsellorSeq <= consulteeRead) return false;
  if (noticedSeq > consulteeRead) return false;
  if (presence === "open") return false;
  return now.getTime() - since.getTime() >= unreadForMillis;
}
