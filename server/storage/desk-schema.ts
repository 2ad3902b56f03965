import type { ColumnType, Generated } from "kysely";
import type { Purpose } from "../../domain/audit.ts";
import type { Browser } from "../../domain/browser.ts";
import type { DraftKind } from "../../domain/draft.ts";
import type { LedgerKind } from "../../domain/export-kinds.ts";
import type { LedgerRecipient, Settlement } from "../../domain/exporting.ts";
import type { ConsultationId, IdempotencyKey, StaffId } from "../../domain/ids.ts";
import type { NoteKind } from "../../domain/note.ts";
import type { Template } from "../../domain/template.ts";
import type { OperationSchema } from "./operation-schema.ts";

/** The tables of what staff write for themselves and each other, of what they look at, and of whoever keeps it running. */
export type DeskSchema = OperationSchema & {
  export: {
    id: string;
    kind: LedgerKind;
    from_day: string;
    to_day: string;
    purpose: Purpose;
    recipient: LedgerRecipient;
    pseudonymous: boolean;
    masked: boolean;
    to_folder: boolean;
    salt: Buffer | null;
    why: string | null;
    asked_by: StaffId | null;
    asked_at: Date;
    approval_id: string | null;
    due_on: string;
    remind_to: Buffer | null;
    reminded: Generated<number>;
    taken_at: Date | null;
    row_count: Generated<number>;
    settled_as: Settlement | null;
    settled_by: StaffId | null;
    settled_at: Date | null;
  };
  staff_online: { staff_id: StaffId; seen_at: Date };
  viewing: { staff_id: StaffId; consultation_id: ConsultationId; id: string; since: Date; last_seen: Date };
  city_templates: {
    version: number;
    templates: ColumnType<readonly Template[], string, never>;
    staff_id: StaffId;
    at: Date;
  };
  own_templates: { staff_id: StaffId; version: number; sealed: Buffer; at: Date };
  note: {
    consultation_id: ConsultationId;
    nth: number;
    staff_id: StaffId;
    kind: NoteKind;
    key: IdempotencyKey;
    body_mac: Buffer;
    sealed: Buffer;
    at: Date;
  };
  consultation_record: {
    consultation_id: ConsultationId;
    version: number;
    staff_id: StaffId;
    at: Date;
    key: IdempotencyKey;
    sealed: Buffer;
  };
  risk_sheet: {
    consultation_id: ConsultationId;
    version: number;
    staff_id: StaffId;
    at: Date;
    key: IdempotencyKey;
    sealed: Buffer;
  };
  consultation_disclosure: {
    consultation_id: ConsultationId;
    seq: number;
    staff_id: StaffId;
    key: IdempotencyKey;
    sealed: Buffer;
  };
  consultation_record_draft: { consultation_id: ConsultationId; staff_id: StaffId; at: Date; sealed: Buffer };
  draft: {
    consultation_id: ConsultationId;
    staff_id: StaffId;
    kind: DraftKind;
    sealed: Buffer;
    body_mac: Buffer;
    saved_at: Date;
  };
  diagnosis: {
    id: Generated<string>;
    at: Date;
    school: string | null;
    code: string;
    browser_kind: Browser["kind"];
    browser_system: Browser["system"];
    browser_version: number | null;
    latency_millis: number | null;
  };
};
