import type { OutputOf } from "../../contract/endpoint.ts";
import type * as contract from "../../contract/practice.ts";
import type { ExerciseId } from "../../domain/exercise.ts";
import type { Practice } from "../../domain/practice.ts";

/** What leaves, field by field: not where an exercise stands, which would give away what comes. */
export function practicesView({
  exercises,
  practices,
}: {
  readonly exercises: readonly ExerciseId[];
  readonly practices: readonly Practice[];
}): OutputOf<typeof contract.listPractice> {
  return {
    exercises: [...exercises],
    practices: practices.map(({ id, exercise, consultation, begunAt, ended }) => ({
      ...{ id, exercise, consultation, begunAt: begunAt.toISOString() },
      ended: ended && { at: ended.at.toISOString(), outcome: ended.outcome },
    })),
  };
}
