/** 伝達: to whom outside a consultation may be made known. */
export const disclosedTo = [
  "school",
  "board-of-education",
  "child-guidance-centre",
  "police",
  "other",
] as const;
export type DisclosedTo = (typeof disclosedTo)[number];

/** [BR-5] What allows it: the consultee agreed, a life is in danger, or the law demands it. There is no fourth. */
export const disclosureGrounds = ["consent", "danger-to-life", "legal-duty"] as const;
export type DisclosureGround = (typeof disclosureGrounds)[number];

/** はい・いいえ・まだ. */
export const consentAnswers = ["yes", "no", "not-yet"] as const;
export type ConsentAnswer = (typeof consentAnswers)[number];

/** What was said last of passing something on to one of them: asked by staff, or answered by the consultee. */
export const consentWords = ["asked", ...consentAnswers] as const;
export type ConsentWord = (typeof consentWords)[number];

/** [BR-6] `told`: it was used, and allows nothing more. */
export type Consents = { readonly [To in DisclosedTo]?: ConsentWord | "told" };

/** What is kept of it beside its entry, sealed. */
export type Disclosed = {
  /** Which school, who there. */
  readonly whom: string;
  readonly summary: string;
  /** Why without consent; empty with it. */
  readonly reason: string;
};

/** In characters. */
export const longestWhom = 100;
export const longestSummary = 4_000;

export type DisclosureFault = "disclosure-empty" | "disclosure-too-long" | "disclosure-malformed";

const unstorable = /\0|\p{Cs}/u;

/** What is wrong with it, or null. Without consent it says why. */
export function disclosureFault(
  { whom, summary, reason }: Disclosed,
  ground: DisclosureGround,
): DisclosureFault | null {
  const wanted = ground === "consent" ? [whom, summary] : [whom, summary, reason];
  if (wanted.some((text) => text.trim() === "")) return "disclosure-empty";
  if ([whom, summary, reason].some((text) => unstorable.test(text))) return "disclosure-malformed";
  const isLong =
    [...whom].length > longestWhom || [summary, reason].some((text) => [...text].length > longestSummary);
  return isLong ? "disclosure-too-long" : null;
}
