import type { Generated } from "kysely";
import type { HoldGround } from "../../domain/hold.ts";
import type { ConsultationId, ConsulteeId, StaffId } from "../../domain/ids.ts";

/** The tables of what is kept, for how long, and what must not go. */
export type RetentionSchema = {
  legal_hold: {
    id: string;
    consultation_id: ConsultationId;
    consultee_id: ConsulteeId | null;
    ground: HoldGround;
    reason: Buffer;
    placed_by: StaffId;
    placed_at: Date;
    lift_approval_id: Generated<string | null>;
    lifted_at: Generated<Date | null>;
  };
};
