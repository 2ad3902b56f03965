import { expect, test } from "vitest";
import { answered, nextQuestion } from "./questions.ts";

test("[S8.4] one question at a time; a school without grades is not asked for one", () => {
  expect(nextQuestion({}, [], false)).toBe("relation");
  expect(nextQuestion({ relation: "child", school: "high" }, ["relation", "school"], false)).toBe("grade");
  expect(nextQuestion({ relation: "child", school: "other" }, ["relation", "school"], false)).toBe("gender");
  expect(nextQuestion({ school: "no-answer" }, ["relation", "school"], false)).toBe("gender");
});

test("[S8.4] what was skipped is not asked again in this round, what was answered only anew", () => {
  const told = { relation: "child", gender: "no-answer" } as const;
  expect(nextQuestion(told, ["school"], false)).toBe("topics");
  expect(nextQuestion(told, ["school", "topics"], false)).toBeNull();
  expect(nextQuestion(told, [], true)).toBe("relation");
});

test("another school takes the grade of the one before away", () => {
  const told = { school: "elementary", grade: 6 } as const;
  expect(answered(told, { school: "high" })).toEqual({ school: "high", grade: undefined });
  expect(answered(told, { school: "elementary" })).toEqual(told);
  expect(answered(told, { gender: "girl" })).toEqual({ ...told, gender: "girl" });
});
