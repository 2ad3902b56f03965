/** 立場: who is writing. */
export const relations = ["child", "guardian"] as const;
export type Relation = (typeof relations)[number];

/** 学校種. Of the child, whoever writes. */
export const schools = ["elementary", "junior-high", "high", "other"] as const;
export type School = (typeof schools)[number];

/** 学年: how many there are. 定時制 has four; where it is another school nobody is asked. */
export const gradesOf: Readonly<Record<School, number>> = {
  elementary: 6,
  "junior-high": 3,
  high: 4,
  other: 0,
};

/** 性別. Of the child, whoever writes. */
export const genders = ["girl", "boy", "other"] as const;
export type Gender = (typeof genders)[number];

/** 相談種別: what it is about, as many as fit. */
export const topics = [
  "bullying",
  "school-absence",
  "friends",
  "teachers",
  "family",
  "oneself",
  "study",
  "internet",
  "other",
] as const;
export type Topic = (typeof topics)[number];

/** こたえない: was asked and would rather not say. Where nothing stands, nobody has answered. */
export const noAnswer = "no-answer";
type NoAnswer = typeof noAnswer;

/** 属性, as one side gives them. Values of closed lists only: nothing here could hold a sentence or a name. */
export type Attributes = {
  readonly relation?: Relation | NoAnswer | undefined;
  readonly school?: School | NoAnswer | undefined;
  /** From 1. Stands only beside a school that has it. */
  readonly grade?: number | NoAnswer | undefined;
  readonly gender?: Gender | NoAnswer | undefined;
  /** Each once, at least one. */
  readonly topics?: readonly Topic[] | NoAnswer | undefined;
};

/** What the consultee told, and what counsellors have set instead. Neither overwrites the other ([CN-13]). */
export type AttributesOfBoth = { readonly told: Attributes; readonly tagged: Attributes };

export const nothingToldOrTagged: AttributesOfBoth = { told: {}, tagged: {} };

/** What counts, in lists and figures: what a counsellor has set, else what was told. A grade goes with its school. */
export function attributesOf({ told, tagged }: AttributesOfBoth): Attributes {
  const { school, grade } = tagged.school === undefined ? told : tagged;
  return written({ ...told, ...tagged, school, grade });
}

/** Whether a grade stands beside a school that has it, and topics stand there once each. */
export function areAttributesSound({ school, grade, topics: about }: Attributes): boolean {
  if (Array.isArray(about) && (about.length === 0 || new Set(about).size < about.length)) return false;
  if (grade === undefined) return true;
  if (school === undefined || school === noAnswer) return false;
  if (grade === noAnswer) return gradesOf[school] > 0;
  return Number.isInteger(grade) && grade >= 1 && grade <= gradesOf[school];
}

/** In one spelling: names in one order, topics in the order of the list, nothing where nothing was said. */
export function written({ relation, school, grade, gender, topics: about }: Attributes): Attributes {
  return {
    ...(relation !== undefined && { relation }),
    ...(school !== undefined && { school }),
    ...(grade !== undefined && { grade }),
    ...(gender !== undefined && { gender }),
    ...(about !== undefined && {
      topics: about === noAnswer ? about : topics.filter((topic) => about.includes(topic)),
    }),
  };
}

export function areSame(a: Attributes, b: Attributes): boolean {
  return JSON.stringify(written(a)) === JSON.stringify(written(b));
}
