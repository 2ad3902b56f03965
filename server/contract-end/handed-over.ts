// What becomes of each table when the contract ends. A table or a column of bytes that stands nowhere here stops the export: it is
// better late than not whole.

import type { StaffId } from "../../domain/ids.ts";
import { placeOfReason } from "../audit/reasons.ts";
import { placeOfAddresses } from "../export/addresses.ts";
import { placeOfHold } from "../hold/place-of.ts";
import {
  placeOfHeading as incidentHeading,
  placeOfStep as incidentStep,
} from "../operation/incident/place-of.ts";
import { placeOfPlan, placeOfResult } from "../operation/maintenance/seal-plan.ts";
import { placeOfEnd, placeOfEntry } from "../operation/register/seal-entry.ts";
import { placeOfReport } from "../operation/report/place-of.ts";
import { placeOfRules } from "../operation/staff-rules/seal-rules.ts";
import { placeOfKnowledge } from "../operation/support/knowledge.ts";
import { placeOfCaller, placeOfHeading, placeOfStep } from "../operation/support/place-of.ts";
import { placeOfReason as placeOfPause } from "../pause/reason.ts";
import { placeOfStep as petitionStep, placeOfPetitioner, placeOfSought } from "../petition/place-of.ts";
import { placeOfOwn } from "../template/own.ts";
import type { AlongWith } from "./moment-store.ts";
import {
  beside,
  draftKind,
  noteKind,
  number,
  type Opener,
  ofEntry,
  ofLine,
  ofPicture,
  ofStaff,
  text,
} from "./opener.ts";

export type TablePlan = {
  /** In which order: the primary key. */
  readonly by: readonly string[];
  /** What stands in the row of another table and is needed to open this one's: it is in the file too. */
  readonly alongWith?: AlongWith;
  /** Sealed columns, which stand open in the file. */
  readonly opens?: Readonly<Record<string, Opener>>;
  /** Bytes that only name something, as hexadecimal. */
  readonly names?: readonly string[];
  /** Secrets, and what only the machine needs: not in the file. */
  readonly without?: readonly string[];
  /** Goes on by itself, or by what is done to end the contract: not compared before it is erased. */
  readonly goesOn?: true;
  /** How many rows are in memory at once; otherwise 500. */
  readonly atOnce?: number;
};

const id = ["id"];
const settings: TablePlan = { by: ["version"] };
const idOf = (row: Readonly<Record<string, unknown>>): string => text(row, "id");
const ofConsultation = (last: string): readonly string[] => ["consultation_id", last];
const version = (row: Readonly<Record<string, unknown>>): number => number(row, "version");

/** In this order in the files. */
export const handedOver: Readonly<Record<string, TablePlan>> = {
  installation: { by: ["only_one"] },
  consultee: { by: id },
  staff: { by: id, without: ["password_hash", "stamp"] },
  consultation: { by: id },
  entry: { by: ofConsultation("seq"), opens: { sealed: ofEntry }, without: ["body_mac", "xid"] },
  picture: { by: ofConsultation("seq"), opens: { sealed: ofPicture }, atOnce: 8 },
  consultation_record: { by: ofConsultation("version"), opens: { sealed: beside(() => "record", version) } },
  consultation_record_draft: {
    by: ofConsultation("staff_id"),
    opens: {
      sealed: beside(
        () => "record-draft",
        () => 0,
      ),
    },
  },
  risk_sheet: { by: ofConsultation("version"), opens: { sealed: beside(() => "risk-sheet", version) } },
  consultation_disclosure: {
    by: ofConsultation("seq"),
    opens: {
      sealed: beside(
        () => "disclosure",
        (row) => number(row, "seq"),
      ),
    },
  },
  note: {
    by: ofConsultation("nth"),
    opens: { sealed: beside(noteKind, (row) => number(row, "nth")) },
    without: ["body_mac"],
  },
  draft: {
    by: ["staff_id", "consultation_id", "kind"],
    opens: { sealed: beside(draftKind, () => 0) },
    without: ["body_mac"],
  },
  urgent_call: {
    by: id,
    opens: {
      record: beside(
        () => "urgent",
        (row) => Date.parse(text(row, "called_at")),
        "ended_by",
      ),
    },
    without: ["held_until"],
  },
  deletion_request: { by: ["consultation_id"] },
  legal_hold: { by: id, opens: { reason: ofStaff((row) => placeOfHold(idOf(row))) } },
  petition: {
    by: id,
    opens: {
      who: ofStaff((row) => placeOfPetitioner(idOf(row))),
      sought: ofStaff((row) => placeOfSought(idOf(row))),
    },
  },
  petition_step: {
    by: ["petition_id", "nth"],
    alongWith: { table: "petition", on: "petition_id", columns: ["consultation_id", "number"] },
    opens: {
      sealed: ofStaff((row) => petitionStep(text(row, "petition_id"), number(row, "nth"))),
      correction: beside(
        () => "correction",
        (row) => number(row, "number"),
      ),
    },
  },
  petition_bars: { by: ["petition_id", "seq"] },
  retention_settings: settings,
  retention_run: { by: id },
  retention_item: { by: ["run_id", "consultation_id"] },
  writing_pause: {
    by: id,
    opens: { reason: ofStaff((row) => placeOfPause(idOf(row))) },
    names: ["friend_mac"],
    without: ["stamp"],
  },
  act_reason: { by: id, opens: { reason: ofStaff((row) => placeOfReason(idOf(row))) } },
  approval: { by: id, opens: { reason: ofStaff((row) => `approval\n${idOf(row)}`) }, goesOn: true },
  approval_voice: { by: ["approval_id", "staff_id"], goesOn: true },
  approval_rule: { by: ["act"] },
  contract_request: { by: id, goesOn: true },
  break_glass: { by: id, without: ["stamp"] },
  network_rule: { by: ["role"] },
  export: {
    by: id,
    opens: { remind_to: ofStaff((row) => placeOfAddresses(idOf(row))) },
    without: ["salt", "reminded"],
  },
  reception_settings: settings,
  duty_plan: settings,
  duty_word: { by: ["staff_id", "day"] },
  urgent_settings: settings,
  support_settings: settings,
  city_templates: settings,
  own_templates: {
    by: ["staff_id"],
    opens: { sealed: ofStaff((row) => placeOfOwn(text(row, "staff_id") as StaffId, version(row))) },
  },
  school_list: settings,
  school_codes: settings,
  school_month: { by: ["month"] },
  inquiry: {
    by: id,
    opens: {
      heading: ofStaff((row) => placeOfHeading(idOf(row))),
      caller: ofStaff((row) => placeOfCaller(idOf(row))),
    },
    without: ["ring_step", "ring_at", "held_until"],
  },
  inquiry_step: {
    by: ["inquiry_id", "nth"],
    opens: { sealed: ofStaff((row) => placeOfStep(text(row, "inquiry_id"), number(row, "nth"))) },
  },
  knowledge_text: {
    by: id,
    opens: { sealed: ofStaff((row) => placeOfKnowledge(idOf(row), version(row))) },
  },
  incident: { by: id, opens: { heading: ofStaff((row) => incidentHeading(idOf(row))) } },
  incident_step: {
    by: ["incident_id", "nth"],
    opens: { sealed: ofStaff((row) => incidentStep(text(row, "incident_id"), number(row, "nth"))) },
  },
  maintenance: {
    by: id,
    opens: {
      words: ofStaff((row) => placeOfPlan(idOf(row))),
      result: ofStaff((row) => placeOfResult(idOf(row))),
    },
    without: ["told", "tell_at", "held_until"],
  },
  register_entry: {
    by: id,
    opens: {
      sealed: ofStaff((row) => placeOfEntry(idOf(row))),
      result: ofStaff((row) => placeOfEnd(idOf(row))),
    },
  },
  staff_rules: { by: ["version"], opens: { sealed: ofStaff((row) => placeOfRules(version(row))) } },
  staff_rules_read: { by: ["version", "staff_id"] },
  access_answer: { by: id },
  practice: { by: id },
  month_report_step: {
    by: ["month", "nth"],
    opens: { sealed: ofStaff((row) => placeOfReport(text(row, "month"), number(row, "nth"))) },
  },
  line_channel: {
    by: ["only_one"],
    without: ["token", "secret", "secret_before", "sign_in_secret"],
    goesOn: true,
  },
  line_text: { by: id },
  line_friend: {
    by: ["mac"],
    opens: { sealed: ofLine((row) => `line-friend\n${text(row, "mac").slice(2)}`) },
    names: ["mac"],
  },
  line_link: { by: ["friend_mac"], names: ["friend_mac"], without: ["stamp"] },
  line_outgoing: { by: id, names: ["friend_mac"], without: ["reply_token"], goesOn: true },
  line_event: { by: id, goesOn: true },
  line_count: { by: ["month", "figure"], goesOn: true },
  diagnosis: { by: id, goesOn: true },
  uptime_hour: { by: ["place", "hour"], goesOn: true },
  lookout: { by: ["place"], goesOn: true },
  alarm: { by: id, goesOn: true },
  primary_seen: { by: ["timeline", "server"], goesOn: true },
  restore_point: { by: ["name"], goesOn: true },
  backup_drill: { by: id, goesOn: true },
  audit_seal: { by: ["day"], goesOn: true },
};

/** Why nothing of a table is in the files. */
export const stays: Readonly<Record<string, "secret" | "momentary" | "in-audit-file" | "machinery">> = {
  sealed_secret: "secret",
  data_key: "secret",
  consultee_token: "secret",
  recovery_words: "secret",
  staff_session: "secret",
  staff_invitation: "secret",
  staff_totp: "secret",
  staff_recovery_code: "secret",
  staff_passkey: "secret",
  staff_device: "secret",
  notice_address: "secret",
  line_attempt: "momentary",
  line_proof: "momentary",
  recovery_failure: "momentary",
  staff_challenge: "momentary",
  staff_failure: "momentary",
  staff_oidc_attempt: "momentary",
  staff_online: "momentary",
  viewing: "momentary",
  running_process: "momentary",
  school_teller: "momentary",
  noticed: "momentary",
  audit_line: "in-audit-file",
  audit_head: "in-audit-file",
  migration: "machinery",
};

export const usuallyAtOnce = 500;
