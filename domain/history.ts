/** What becomes known of a consultee, as one of their consultations counts it, and up to where its holder has read. */
export type History = {
  /** One more with each new fact since the consultation was opened; 0 is what stood there then. */
  readonly version: number;
  /** The last reading to the end: for which claim it was, and of which version. 0 is none. */
  readonly readForClaim: number;
  readonly readVersion: number;
};

export const nothingRead: History = { version: 0, readForClaim: 0, readVersion: 0 };

/** unread: not by who holds it now; moved: something became known since; read: nothing stands between them and a reply. */
export const briefingStates = ["unread", "moved", "read"] as const;
export type BriefingState = (typeof briefingStates)[number];

/** [BR-1] [BR-2] How the briefing stands for who holds the consultation by this claim. */
export function briefingState(history: History, claimVersion: number): BriefingState {
  if (history.readForClaim !== claimVersion || claimVersion === 0) return "unread";
  return history.readVersion === history.version ? "read" : "moved";
}

/** Something became known. */
export function withNews(history: History): History {
  return { ...history, version: history.version + 1 };
}
