import type { Exercise, ExerciseId } from "./exercise.ts";
import { beside } from "./exercise-beside.ts";
import { called } from "./exercise-called.ts";
import { danger } from "./exercise-danger.ts";
import { ending } from "./exercise-ending.ts";
import { firstReply } from "./exercise-first-reply.ts";
import { guardian } from "./exercise-guardian.ts";
import { handOver } from "./exercise-hand-over.ts";
import { silence } from "./exercise-silence.ts";

/** In the order in which somebody new does well to go through them. */
export const exercises: readonly Exercise[] = [
  firstReply,
  silence,
  danger,
  handOver,
  guardian,
  ending,
  called,
  beside,
];

export function exerciseOf(id: ExerciseId): Exercise {
  const found = exercises.find((one) => one.id === id);
  if (!found) throw new Error(`There is no exercise ${id}.`);
  return found;
}
