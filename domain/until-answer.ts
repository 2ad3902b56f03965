/** How long somebody waited for the first answer, in bands: minutes below which each ends. */
const bands = [
  ["under-5", 5],
  ["under-15", 15],
  ["under-30", 30],
  ["under-60", 60],
  ["under-180", 180],
  ["under-1440", 1_440],
  ["longer", Number.POSITIVE_INFINITY],
] as const;

/** Nobody has answered yet; a counsellor wrote first, so that nobody waited. */
export const answerBands = [...bands.map(([name]) => name), "unanswered", "not-waited"] as const;
export type AnswerBand = (typeof answerBands)[number];

export function answerBandOf(fact: {
  readonly openedAt: Date;
  readonly answeredAt: Date | null;
  readonly isBegunByStaff: boolean;
}): AnswerBand {
  const { openedAt, answeredAt, isBegunByStaff } = fact;
  if (!answeredAt) return "unanswered";
  if (isBegunByStaff) return "not-waited";
  const minutes = (answeredAt.getTime() - openedAt.getTime()) / 60_000;
  return bands.find(([, ends]) => minutes < ends)?.[0] ?? "longer";
}
