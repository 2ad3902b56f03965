import type { ColumnType, Generated } from "kysely";
import type { ApprovalAct } from "../../domain/approval.ts";
import type { DeletionReason, KeepingReason } from "../../domain/deletion.ts";
import type { HoldGround } from "../../domain/hold.ts";
import type { ConsultationId, ConsulteeId, StaffId } from "../../domain/ids.ts";
import type { ItemOutcome, RetentionClass, RetentionSettings } from "../../domain/retention.ts";
import type { PetitionSchema } from "./petition-schema.ts";

/** The tables of what is kept, for how long, what must not go, and what somebody wants gone. */
export type RetentionSchema = PetitionSchema & {
  deletion_request: {
    consultation_id: ConsultationId;
    asked_at: Date;
    reason: DeletionReason | null;
    refused_at: Generated<Date | null>;
    refused_by: Generated<StaffId | null>;
    refused_why: Generated<KeepingReason | null>;
  };
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
  retention_settings: {
    version: number;
    settings: ColumnType<Partial<RetentionSettings>, string, never>;
    staff_id: StaffId;
    at: Date;
  };
  retention_run: {
    id: string;
    version: number;
    usual_before: Date | null;
    grave_before: Date | null;
    proposed_by: StaffId;
    proposed_at: Date;
    approval_id: string;
    begun_at: Generated<Date | null>;
    finished_at: Generated<Date | null>;
  };
  contract_request: {
    id: string;
    act: Extract<ApprovalAct, `contract:${string}`>;
    about: string;
    approval_id: string;
  };
  retention_item: {
    run_id: string;
    consultation_id: ConsultationId;
    class: RetentionClass;
    outcome: Generated<ItemOutcome | null>;
    at: Generated<Date | null>;
  };
};
