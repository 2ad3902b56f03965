import type { Generated } from "kysely";
import type { ExerciseId } from "../../domain/exercise.ts";
import type { ConsultationId, StaffId } from "../../domain/ids.ts";

/** The table of an invented city; empty in every real one. */
export type PracticeSchema = {
  practice: {
    id: string;
    staff_id: StaffId;
    exercise: ExerciseId;
    consultation_id: ConsultationId;
    partner_id: StaffId | null;
    begun_at: Date;
    situation: string;
    done: number;
    steps: number;
    since: number;
    moved_at: Date;
    ended_at: Generated<Date | null>;
    outcome: Generated<"over" | "stopped" | null>;
  };
};
