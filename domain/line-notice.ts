/** How a consultation stands for the question whether its consultee is told through LINE that there is something new. */
export type Unread = {
  /** The newest message of the counsellor, and since when it stands there. */
  readonly counsellorSeq: number;
  readonly since: Date;
  /** Up to where the consultee has read. */
  readonly consulteeRead: number;
  /** Up to which message somebody was told already; 0: never. */
  readonly noticedSeq: number;
};

/** Whoever has the page open reads within this time, and needs no notice. */
export const unreadForMillis = 20_000;

/**
 * [LI-5] Told once for everything that is new since they last read: how many messages came, and how quickly, is nobody's
 * business.
 */
export function isNoticeDue(unread: Unread, now: Date): boolean {
  const { counsellorSeq, consulteeRead, noticedSeq, since } = unread;
  if (counsellorSeq <= consulteeRead) return false;
  if (noticedSeq > consulteeRead) return false;
  return now.getTime() - since.getTime() >= unreadForMillis;
}
