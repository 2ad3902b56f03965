import { z } from "zod";
import { consentAnswers, disclosedTo } from "../domain/disclosure.ts";
import type { HelpDesk } from "../domain/help-desk.ts";
import type { Epoch, IdempotencyKey } from "../domain/ids.ts";
import type { PauseGround } from "../domain/pause.ts";
import type { AutomaticReason } from "../domain/reception.ts";
import { type Wording, wordings } from "../domain/wording.ts";
import { consultationId, epoch, idempotencyKey } from "./endpoint.ts";
import type { ConsulteeEntry } from "./sync.ts";

/** What a button of the page without script does. */
const act = z.union([
  z.enum(["send", "open", "look", "watch", "write", "leave", "make-words", "come-back", "tell-school"]),
  z.templateLiteral(["wording:", z.enum(wordings)]),
  z.templateLiteral(["consent:", z.enum(disclosedTo), ":", z.enum(consentAnswers)]),
]);

/** [SL-1] The one form of the page without script. Everything travels in its body; whatever is pressed, what is in the box goes along. */
export const scriptlessForm = z.strictObject({
  do: act,
  /** Shows that the form is the one this browser was given ([SL-3]). */
  form: z.string().max(100),
  epoch,
  key: idempotencyKey,
  /** Empty where none was opened yet. */
  consultation: z.union([consultationId, z.literal("")]),
  /** Up to which of the counsellor's messages the page showed. */
  upTo: z.string().regex(/^\d{1,9}$/),
  text: z.string(),
  /** 合言葉, as they were typed. */
  words: z.string().max(2_000),
  /** [SC-1] A school's code, as it was typed. A form of the version before has none. */
  code: z.string().max(2_000).default(""),
});
export type ScriptlessForm = z.output<typeof scriptlessForm>;

/** What has to be said on top of the page: what was wrong with what was typed, or why it was not taken. */
export type ScriptlessTold =
  | { readonly it: "message-empty" | "message-malformed" }
  | { readonly it: "message-too-long"; readonly over: number }
  | { readonly it: "consultation-closed" | "writing-paused" }
  /** Not stored, or nobody knows: pressed again under the same key, it is there once. */
  | { readonly it: "failed" }
  /** The city was restored, or the page is an old one. */
  | { readonly it: "moved" }
  /** What was sent under this key before is there; this is something else. */
  | { readonly it: "key-reused" }
  | { readonly it: "too-many"; readonly seconds: number }
  /** Far longer than can be taken and given back. */
  | { readonly it: "too-large" }
  /** An hour went by: nobody knows any more who sits there ([SL-4]). */
  | { readonly it: "expired" }
  | { readonly it: "no-cookie" }
  /** The form of somebody who was here before. */
  | { readonly it: "stranger" }
  /** Something is in the box: it would be gone when the page turns anew by itself. */
  | { readonly it: "unsent" }
  | { readonly it: "words-unknown" }
  /** [SC-1] It was taken, it is nobody's, or it cannot be taken now: the talk goes on in any case. */
  | { readonly it: "school-told" | "school-unknown" | "school-later" };

/** All that the page without script shows at a moment. It is handed to a function of the page's, and travels nowhere. */
export type ScriptlessView = {
  readonly now: Date;
  readonly wording: Wording;
  readonly told: ScriptlessTold | null;
  /** What is in the box. */
  readonly text: string;
  /** Null where the talk could not be read. */
  readonly talk: {
    readonly id: string;
    readonly entries: readonly ConsulteeEntry[];
    readonly place: { readonly ahead: number; readonly minutes: number | null } | null;
  } | null;
  readonly paused: { readonly until: Date; readonly ground: PauseGround } | null;
  readonly reception: {
    readonly open: boolean;
    readonly opensAt: Date | null;
    readonly waiting: number;
    readonly minutes: number | null;
    readonly replies: Readonly<Record<AutomaticReason, string>>;
  } | null;
  readonly helpDesks: readonly HelpDesk[];
  /** [PX-5] Of a city for practice. */
  readonly invented: boolean;
  /** Turns anew by itself. */
  readonly watching: boolean;
  /** Everything that was said, and not the newest alone. */
  readonly whole: boolean;
  /** [SC-1] The city counts by school codes, and none was taken a moment ago. */
  readonly asksSchool: boolean;
  /** Made a moment ago, and shown this once. */
  readonly recoveryWords: readonly string[] | null;
  /** Null where nothing can be written: only what has to be told, the telephones and the way to begin. */
  readonly form: string | null;
  readonly epoch: Epoch;
  readonly key: IdempotencyKey;
  /** What the browser fetches when it has come to the end of the page: then it was shown up to there. */
  readonly seen: (upTo: number) => string;
};

/** What the built page offers to the server that serves it: HTML, whole. */
export type DrawScriptless = (view: ScriptlessView) => string;
