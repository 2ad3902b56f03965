/** 伝達: to whom outside a consultation may be made known. */
export const disclosedTo = ["school", "child-guidance-centre", "police", "other"] as const;
export type DisclosedTo = (typeof disclosedTo)[number];

/** [BR-5] What allows it: the consultee agreed, or a life is in danger. There is no third. */
export const disclosureGrounds = ["consent", "danger-to-life"] as const;
export type DisclosureGround = (typeof disclosureGrounds)[number];
