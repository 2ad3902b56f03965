import type { ColumnType, Generated } from "kysely";
import type { ApprovalAct, Outcome } from "../../domain/approval.ts";
import type { Attributes } from "../../domain/attributes.ts";
import type { WrittenFacts } from "../../domain/audit.ts";
import type { Consultation, Entrance } from "../../domain/consultation.ts";
import type { Consents, ConsentWord, DisclosedTo, DisclosureGround } from "../../domain/disclosure.ts";
import type { DutyPlan } from "../../domain/duty.ts";
import type { AuthorKind, Entry } from "../../domain/entry.ts";
import type { Face, FaceMoment } from "../../domain/faces.ts";
import type {
  ConsultationId,
  ConsulteeId,
  Epoch,
  IdempotencyKey,
  StaffId,
  UrgentCallId,
} from "../../domain/ids.ts";
import type { PauseGround } from "../../domain/pause.ts";
import type { Role } from "../../domain/people.ts";
import type { AutomaticReason, ReceptionSettings } from "../../domain/reception.ts";
import type { Level } from "../../domain/sign-in.ts";
import type { UrgentOutcome } from "../../domain/urgent.ts";
import type { UrgentSettings } from "../../domain/urgent-settings.ts";
import type { DeskSchema } from "./desk-schema.ts";
import type { KeepingSchema } from "./keeping-schema.ts";
import type { LineSchema } from "./line-schema.ts";
import type { PracticeSchema } from "./practice-schema.ts";

/** The tables as the migrations leave them. Rows become domain values in store files only. */
export type Schema = DeskSchema &
  KeepingSchema &
  LineSchema &
  PracticeSchema & {
    installation: {
      only_one: Generated<boolean>;
      epoch: Epoch;
      invented: boolean;
      created_at: Generated<Date>;
    };
    sealed_secret: { name: string; sealed: Buffer; kek_version: number };
    consultee: { id: ConsulteeId; created_at: Date };
    consultee_token: {
      token_hash: Buffer;
      consultee_id: ConsulteeId;
      created_at: Date;
      stamp: Buffer | null;
      entrance: Generated<Entrance>;
      ended_at: ColumnType<Date | null, Date | undefined>;
      kept_until: Generated<Date | null>;
    };
    staff: {
      id: StaffId;
      sign_in_name: string;
      display_name: string;
      roles: Role[];
      password_hash: string | null;
      created_at: Date;
      ended_at: Date | null;
      oidc_subject: Generated<string | null>;
      stamp: Generated<Buffer | null>;
    };
    recovery_words: { consultee_id: ConsulteeId; words_mac: Buffer; made_at: Date; stamp: Buffer };
    recovery_failure: { subject: Buffer; failures: number; since: Date };
    staff_session: {
      token_hash: Buffer;
      staff_id: StaffId;
      created_at: Date;
      expires_at: Date;
      id: string;
      level: Level;
      last_seen_at: Date;
      factor_at: Date | null;
      browser: string;
      stamp: Buffer | null;
    };
    staff_invitation: {
      token_hash: Buffer;
      staff_id: StaffId;
      expires_at: Date;
      used_at: Date | null;
      stamp: Buffer | null;
    };
    staff_totp: {
      staff_id: StaffId;
      confirmed: boolean;
      sealed: Buffer;
      last_step: Generated<number>;
      created_at: Date;
    };
    staff_recovery_code: { staff_id: StaffId; code_mac: Buffer; used_at: Date | null };
    staff_passkey: {
      id: string;
      staff_id: StaffId;
      credential_id: Buffer;
      public_key: Buffer;
      counter: number;
      transports: string[];
      name: string;
      created_at: Date;
      last_used_at: Date | null;
      stamp: Buffer | null;
    };
    staff_challenge: {
      challenge_hash: Buffer;
      purpose: "add" | "show" | "sign-in";
      session_id: string | null;
      expires_at: Date;
    };
    staff_device: { token_hash: Buffer; staff_id: StaffId; last_at: Date };
    staff_failure: { subject: Buffer; failures: number; held_until: Date | null; last_at: Date };
    staff_oidc_attempt: {
      state_hash: Buffer;
      browser_hash: Buffer;
      nonce: string;
      code_verifier: string;
      expires_at: Date;
    };
    network_rule: { role: Role; networks: string[] };
    approval_rule: { act: ApprovalAct; needed: number };
    approval: {
      id: string;
      act: ApprovalAct;
      staff_id: StaffId | null;
      roles: Role[] | null;
      minutes: number | null;
      consultation_id: Generated<ConsultationId | null>;
      how_many: Generated<number | null>;
      about: ApprovalAct | null;
      wanted: number | null;
      reason: Buffer;
      needed: number;
      asked_by: StaffId;
      asked_at: Date;
      expires_at: Date;
      outcome: Outcome | null;
      closed_at: Date | null;
    };
    writing_pause: {
      id: string;
      consultee_id: ConsulteeId;
      consultation_id: ConsultationId;
      ground: PauseGround;
      reason: Buffer;
      until: Date;
      proposed_by: StaffId;
      proposed_at: Date;
      decided_by: Generated<StaffId | null>;
      decided_at: Generated<Date | null>;
      agreed: Generated<boolean | null>;
      lifted_by: Generated<StaffId | null>;
      lifted_at: Generated<Date | null>;
      friend_mac: Generated<Buffer | null>;
      carried_from: Generated<string | null>;
      stamp: Generated<Buffer | null>;
    };
    act_reason: { id: string; at: Date; reason: Buffer };
    approval_voice: { approval_id: string; staff_id: StaffId; at: Date };
    break_glass: {
      id: string;
      staff_id: StaffId;
      approval_id: string;
      began_at: Date;
      until: Date;
      ended_at: Date | null;
      end_recorded: Generated<boolean>;
      stamp: Buffer | null;
    };
    reception_settings: {
      version: number;
      settings: ColumnType<Partial<ReceptionSettings>, string, never>;
      staff_id: StaffId;
      at: Date;
    };
    duty_plan: {
      version: number;
      plan: ColumnType<Partial<DutyPlan>, string, never>;
      staff_id: StaffId;
      at: Date;
    };
    duty_word: { staff_id: StaffId; day: string; is_on: boolean; at: Date };
    urgent_settings: {
      version: number;
      settings: ColumnType<Partial<UrgentSettings>, string, never>;
      staff_id: StaffId;
      at: Date;
    };
    urgent_call: {
      id: UrgentCallId;
      consultation_id: ConsultationId;
      called_by: StaffId;
      called_at: Date;
      step: Generated<number>;
      due_at: Date | null;
      held_until: Generated<Date | null>;
      taken_by: Generated<StaffId | null>;
      taken_at: Generated<Date | null>;
      ended_by: Generated<StaffId | null>;
      ended_at: Generated<Date | null>;
      outcome: Generated<UrgentOutcome | null>;
      record: Generated<Buffer | null>;
    };
    consultation: {
      id: ConsultationId;
      number: number;
      consultee_id: ConsulteeId;
      opening_key: IdempotencyKey;
      entrance: Entrance;
      opened_at: Date;
      state: Consultation["state"];
      counsellor_id: StaffId | null;
      claim_version: number;
      claimed_at: Date | null;
      closed_at: Date | null;
      last_seq: number;
      last_at: Date;
      consultee_seq: number;
      counsellor_seq: number;
      consultee_read: number;
      counsellor_read: number;
      told: Generated<string>;
      attributes_told: Generated<Attributes>;
      attributes_tagged: Generated<Attributes>;
      history_version: Generated<number>;
      briefed_claim: Generated<number>;
      briefed_version: Generated<number>;
      record_version: Generated<number>;
      consents: ColumnType<Consents, string | undefined, string>;
      face_before: ColumnType<Face | null, Face | null | undefined>;
      face_after: ColumnType<Face | null, Face | null | undefined>;
      opened_within: boolean | null;
      deleted_at: Generated<Date | null>;
      urgent: Generated<boolean>;
      handed_over_by: Generated<StaffId | null>;
    };
    data_key: { consultation_id: ConsultationId; version: number; wrapped: Buffer; kek_version: number };
    entry: {
      consultation_id: ConsultationId;
      seq: number;
      at: Date;
      /** A release is stored as a claim of nobody, what was deleted as a closing by nobody. */
      kind: Exclude<Entry["kind"], "release" | "deleted">;
      by_whom: AuthorKind;
      staff_id: StaffId | null;
      key: IdempotencyKey | null;
      body_mac: Buffer | null;
      sealed: Buffer | null;
      mark: number | null;
      reason: AutomaticReason | null;
      promised: Date | null;
      attributes: Attributes | null;
      disclosed_to: DisclosedTo | null;
      disclosure_ground: DisclosureGround | null;
      face: Face | null;
      moment: FaceMoment | null;
      consent: ConsentWord | null;
      picture_width: number | null;
      picture_height: number | null;
      to_staff: Generated<StaffId | null>;
      xid: ColumnType<string, never, never>;
    };
    picture: { consultation_id: ConsultationId; seq: number; sealed: Buffer };
    /** Written by the function audit_append only; `facts` is JSON text to the byte. */
    audit_line: {
      position: ColumnType<number, never, never>;
      at: ColumnType<Date, never, never>;
      actor_kind: ColumnType<string, never, never>;
      actor_id: ColumnType<string | null, never, never>;
      act: ColumnType<string, never, never>;
      facts: ColumnType<WrittenFacts, never, never>;
      previous: ColumnType<Buffer, never, never>;
      hash: ColumnType<Buffer, never, never>;
    };
    audit_head: {
      position: ColumnType<number, never, never>;
      hash: ColumnType<Buffer, never, never>;
    };
    audit_seal: { day: string; position: number; signed: string };
    noticed: { consultation_id: ConsultationId; seq: number };
    notice_address: {
      mac: Buffer;
      sealed: Buffer;
      consultee_id: ConsulteeId;
      token_hash: Buffer;
      allowed_at: Date;
      seen_at: Date;
      due_since: Generated<Date | null>;
      due_at: Generated<Date | null>;
      held_until: Generated<Date | null>;
      tries: Generated<number>;
      told_at: Generated<Date | null>;
      told_outcome: Generated<"sent" | "failed" | null>;
      stamp: Buffer;
    };
  };
