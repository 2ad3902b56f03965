/** What staff are still writing, by what it is to become. */
export const draftKinds = [
  "reply",
  "note",
  "hand-over",
  "tag",
  "urgent-record",
  "risk-sheet",
  "start",
  "disclosure",
  "pause",
] as const;
export type DraftKind = (typeof draftKinds)[number];

/** More than can be sent: what is too long is kept all the same, until its author has made it shorter. */
export const longestDraft = 20_000;
