import { type Attributes, gradesOf, noAnswer } from "../../../../domain/attributes.ts";

export type Question = keyof Attributes;

const inOrder: readonly Question[] = ["relation", "school", "grade", "gender", "topics"];

/**
 * What to ask next, one at a time; null when nothing is left. `passed` were answered or skipped in this round; `anew` asks
 * again what was answered before.
 */
export function nextQuestion(told: Attributes, passed: readonly Question[], anew: boolean): Question | null {
  const open = inOrder.find(
    (question) =>
      !passed.includes(question) &&
      (anew || told[question] === undefined) &&
      (question !== "grade" || gradesFor(told) > 0),
  );
  return open ?? null;
}

/** How many grades the school told has. */
export function gradesFor({ school }: Attributes): number {
  return school === undefined || school === noAnswer ? 0 : gradesOf[school];
}

/** With this answer in place of the one before. A grade is of one school: another school asks for it again. */
export function answered(told: Attributes, answer: Attributes): Attributes {
  const moved = answer.school !== undefined && answer.school !== told.school;
  return { ...told, ...(moved && { grade: undefined }), ...answer };
}
