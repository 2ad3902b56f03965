import type { ColumnType, Generated, GeneratedAlways } from "kysely";
import type { AccessSaying, Quarter } from "../../domain/access-review.ts";
import type { StaffId } from "../../domain/ids.ts";
import type { IncidentKind, IncidentStepKind, StepFacts } from "../../domain/incident.ts";
import type { InquiryHaste, InquiryKind, InquiryStep, InquiryWay } from "../../domain/inquiry.ts";
import type { Day } from "../../domain/japan-time.ts";
import type { MaintenanceOutcome } from "../../domain/maintenance.ts";
import type { MonthReportStepKind, ReportSection } from "../../domain/month-report.ts";
import type { Role } from "../../domain/people.ts";
import type { Month } from "../../domain/period.ts";
import type { RegisterKind, RegisterOutcome } from "../../domain/register.ts";
import type { SupportSettings } from "../../domain/support-settings.ts";

/** The tables of whoever keeps the service running. */
export type OperationSchema = {
  inquiry: {
    id: string;
    number: GeneratedAlways<number>;
    kind: InquiryKind;
    haste: InquiryHaste;
    way: InquiryWay;
    asked_by: StaffId;
    came_at: Date;
    asked_at: Date;
    heading: Buffer;
    caller: Buffer | null;
    taken_by: Generated<StaffId | null>;
    taken_at: Generated<Date | null>;
    answered_at: Generated<Date | null>;
    solved_at: Generated<Date | null>;
    ring_step: Generated<number>;
    ring_at: Date | null;
    held_until: Generated<Date | null>;
  };
  inquiry_step: {
    inquiry_id: string;
    nth: number;
    kind: InquiryStep;
    staff_id: StaffId;
    at: Date;
    sealed: Buffer | null;
  };
  knowledge_text: {
    id: string;
    version: number;
    sealed: Buffer;
    staff_id: StaffId;
    at: Date;
    gone: boolean;
  };
  support_settings: {
    version: number;
    settings: ColumnType<Partial<SupportSettings>, string, never>;
    staff_id: StaffId;
    at: Date;
  };
  incident: {
    id: string;
    number: GeneratedAlways<number>;
    kind: IncidentKind;
    bad_intent: boolean;
    found_at: Date;
    inquiry_id: string | null;
    heading: Buffer;
  };
  incident_step: {
    incident_id: string;
    nth: number;
    kind: IncidentStepKind;
    at: Date;
    written_at: Date;
    staff_id: StaffId | null;
    facts: ColumnType<StepFacts, string, never>;
    sealed: Buffer | null;
  };
  month_report_step: {
    month: Month;
    nth: number;
    kind: MonthReportStepKind;
    at: Date;
    staff_id: StaffId;
    about: number | null;
    sections: ColumnType<readonly ReportSection[] | null, string | null, never>;
    sealed: Buffer | null;
  };
  register_entry: {
    id: string;
    kind: RegisterKind;
    number: number;
    happened_on: Day;
    until_on: Day | null;
    staff_ids: StaffId[];
    sealed: Buffer;
    written_by: StaffId;
    written_at: Date;
    approved_by: Generated<StaffId | null>;
    approved_at: Generated<Date | null>;
    ended_by: Generated<StaffId | null>;
    ended_at: Generated<Date | null>;
    outcome: Generated<RegisterOutcome | null>;
    result: Generated<Buffer | null>;
  };
  staff_rules: { version: number; sealed: Buffer; staff_id: StaffId; at: Date };
  staff_rules_read: { version: number; staff_id: StaffId; at: Date };
  access_answer: {
    id: string;
    quarter: Quarter;
    staff_id: StaffId;
    roles: Role[];
    said: AccessSaying;
    approval_id: string | null;
    answered_by: StaffId;
    answered_at: Date;
  };
  maintenance: {
    id: string;
    number: GeneratedAlways<number>;
    begins_at: Date;
    ends_at: Date;
    stops: boolean;
    words: Buffer;
    planned_by: StaffId;
    planned_at: Date;
    told: Generated<number>;
    tell_at: Date | null;
    held_until: Generated<Date | null>;
    acknowledged_by: Generated<StaffId | null>;
    acknowledged_at: Generated<Date | null>;
    ended_by: Generated<StaffId | null>;
    ended_at: Generated<Date | null>;
    outcome: Generated<MaintenanceOutcome | null>;
    result: Generated<Buffer | null>;
  };
};
