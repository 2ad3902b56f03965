import { z } from "zod";
import { exerciseIds, points } from "../domain/exercise.ts";
import { consultationId, endpoint, instant, nothing } from "./endpoint.ts";

const practice = z.uuid().toLowerCase();
const exercise = z.enum(exerciseIds);

const listedPractice = z.strictObject({
  id: practice,
  exercise,
  consultation: consultationId,
  begunAt: instant,
  /** Null while it is under way. `stopped`: by whoever began it, or because nobody went on. */
  ended: z.strictObject({ at: instant, outcome: z.enum(["over", "stopped"]) }).nullable(),
});
export type ListedPractice = z.output<typeof listedPractice>;

/** All of it is refused with not-allowed in a city that is not invented. */
export const listPractice = endpoint({
  path: "/api/practice/list",
  allow: "practice:do",
  unattended: true,
  summary:
    "練習: the exercises for one's roles, and one's own goes through them, the newest first, at most 20.",
  input: nothing,
  output: z.strictObject({ exercises: z.array(exercise), practices: z.array(listedPractice) }),
});

/** The id is the page's own. While another one is under way, that one is answered, and nothing begins. */
export const beginPractice = endpoint({
  path: "/api/practice/begin",
  allow: "practice:do",
  summary:
    "Begins an exercise: somebody invented opens a consultation, and answers what is done by simple rules.",
  input: z.strictObject({ id: practice, exercise }),
  output: z.strictObject({ id: practice, consultation: consultationId }),
});

export const stopPractice = endpoint({
  path: "/api/practice/stop",
  allow: "practice:do",
  summary: "Stops one's own: whoever was played writes no more. The consultation stays as it is.",
  input: z.strictObject({ practice }),
  output: nothing,
});

export const lookBackOnPractice = endpoint({
  path: "/api/practice/look-back",
  allow: "practice:do",
  summary: "振り返り of one's own: which points of the exercise were met, as far as simple rules can tell.",
  input: z.strictObject({ practice }),
  output: z.strictObject({ points: z.array(z.strictObject({ point: z.enum(points), met: z.boolean() })) }),
});
