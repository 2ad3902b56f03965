import { type ExerciseId, exercisesFor } from "../../domain/exercise.ts";
import { exercises } from "../../domain/exercises.ts";
import type { Staff } from "../../domain/people.ts";
import type { Practice } from "../../domain/practice.ts";
import type { Tools } from "../tools.ts";
import { refuseRealCity } from "./refuse-real-city.ts";
import { listPracticesOf } from "./store.ts";

const most = 20;

export async function listPractice(
  tools: Tools,
  staff: Staff,
): Promise<{ readonly exercises: readonly ExerciseId[]; readonly practices: readonly Practice[] }> {
  refuseRealCity(tools);
  return {
    exercises: exercisesFor(exercises, staff.roles).map(({ id }) => id),
    practices: await listPracticesOf(tools.db, staff.id, most),
  };
}
