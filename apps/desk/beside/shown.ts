import type { Briefing, writeRecord as writing } from "../../../contract/briefing.ts";
import type { InputOf } from "../../../contract/endpoint.ts";
import type { ConsultationRecord } from "../../../domain/record.ts";
import type { RecordTrouble } from "./words-ja.ts";

/** The briefing of a consultation, as this page has it. */
export type BriefingShown =
  | { readonly at: "loading" }
  | { readonly at: "failed" }
  /** `busy`: its reading is being recorded, or a newer one is on its way. */
  | { readonly at: "there"; readonly value: Briefing; readonly busy: boolean };

/** 相談記録 being written at this page. */
export type Recording = {
  readonly said: ConsultationRecord;
  /** Upon which version. */
  readonly version: number;
  readonly key: InputOf<typeof writing>["key"];
  readonly kept: "kept" | "keeping" | "not-kept" | null;
  readonly saving: boolean;
  readonly trouble: RecordTrouble | null;
};
