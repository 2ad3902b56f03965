import type { ExerciseId } from "./exercise.ts";
import type { Standing } from "./exercise-step.ts";
import type { ConsultationId, StaffId } from "./ids.ts";

/** Somebody goes through an exercise, once. */
export type Practice = {
  readonly id: string;
  readonly staff: StaffId;
  readonly exercise: ExerciseId;
  readonly consultation: ConsultationId;
  /** The colleague whom the service plays, where there is one. */
  readonly partner: StaffId | null;
  readonly begunAt: Date;
  readonly standing: Standing;
  /** How many steps it has taken: each of them is done once. */
  readonly steps: number;
  readonly ended: { readonly at: Date; readonly outcome: "over" | "stopped" } | null;
};
