/** 危険度: how much there is to fear for a child, from the least up. A person decides it; a program may only hint. */
export const risks = ["none", "watch", "high", "danger-to-life"] as const;
export type Risk = (typeof risks)[number];

/** Which of two is to be feared more. */
export function higherRisk(one: Risk, other: Risk): Risk {
  return risks.indexOf(one) >= risks.indexOf(other) ? one : other;
}
