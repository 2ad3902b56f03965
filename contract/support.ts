import { z } from "zod";
import {
  inquiryHastes,
  inquiryKinds,
  inquirySteps,
  inquiryWays,
  laterInquirySteps,
} from "../domain/inquiry.ts";
import { longestTarget, mostAddresses } from "../domain/support-settings.ts";
import { endpoint, instant, nothing, staffId } from "./endpoint.ts";

const noNul = /^[^\0]*$/;
const inquiry = z.uuid().toLowerCase();
const heading = z.string().trim().min(1).max(80).regex(noNul);
const words = z.string().trim().min(1).max(4_000).regex(noNul);
/** [OP-2] False: what looks like a consultation's words, or like somebody, is masked before it is stored. */
const asIs = z.boolean();
const people = z.array(z.strictObject({ id: staffId, displayName: z.string() }));
const clock = z.strictObject({ dueAt: instant, doneAt: instant.nullable() });

const listedInquiry = z.strictObject({
  id: inquiry,
  number: z.int(),
  kind: z.enum(inquiryKinds),
  haste: z.enum(inquiryHastes),
  way: z.enum(inquiryWays),
  askedBy: staffId,
  cameAt: instant,
  /** Null where it does not open any more. */
  heading: z.string().nullable(),
  caller: z.string().nullable(),
  takenBy: staffId.nullable(),
  takenAt: instant.nullable(),
  answer: clock,
  solution: clock,
  ringing: z.boolean(),
});
export type ListedInquiry = z.output<typeof listedInquiry>;

export const listInquiries = endpoint({
  path: "/api/support/list",
  allow: "support:ask",
  unattended: true,
  summary: "窓口: one's own inquiries, or all for whoever may see them; the newest first, at most 200.",
  input: nothing,
  output: z.strictObject({ inquiries: z.array(listedInquiry), people }),
});

const inquiryStep = z.strictObject({
  nth: z.int(),
  kind: z.enum(inquirySteps),
  by: staffId,
  at: instant,
  words: z.string().nullable(),
});
export type ReadInquiryStep = z.output<typeof inquiryStep>;

/** Refused with not-found where it is somebody else's. */
export const readInquiry = endpoint({
  path: "/api/support/read",
  allow: "support:ask",
  unattended: true,
  summary: "What was written to an inquiry, step by step.",
  input: z.strictObject({ inquiry }),
  output: z.strictObject({ steps: z.array(inquiryStep), people }),
});

/**
 * The id is the page's own: repeated, it is the same inquiry. `cameAt` is for what is put down of a telephone call or an e-mail, which
 * only operators do (not-allowed); urgent is only a fault (bad-input).
 */
export const askSupport = endpoint({
  path: "/api/support/ask",
  allow: "support:ask",
  summary:
    "Asks the operator, or tells of a fault. An urgent fault rings at any hour until somebody takes it.",
  input: z.strictObject({
    id: inquiry,
    kind: z.enum(inquiryKinds),
    haste: z.enum(inquiryHastes),
    way: z.enum(inquiryWays),
    cameAt: instant.nullable(),
    heading,
    caller: z.string().trim().max(60).regex(noNul),
    words,
    asIs,
  }),
  output: z.strictObject({ number: z.int() }),
});

/** Taking and answering are the operator's. Refused with inquiry-solved, and urgent-taken where another was first. */
export const stepInquiry = endpoint({
  path: "/api/support/step",
  allow: "support:ask",
  summary:
    "Takes, answers, adds to, solves or opens an inquiry again. Words may be left empty but to answer and to add.",
  input: z.strictObject({
    inquiry,
    step: z.enum(laterInquirySteps),
    words: z.string().trim().max(4_000).regex(noNul),
    asIs,
  }),
  output: nothing,
});

/** Pages of operators ask by themselves, whatever place they show. */
export const listRinging = endpoint({
  path: "/api/support/ringing",
  allow: "support:answer",
  unattended: true,
  summary: "The urgent faults that nobody has taken, the oldest first.",
  input: nothing,
  output: z.strictObject({
    ringing: z.array(z.strictObject({ id: inquiry, number: z.int(), cameAt: instant })),
  }),
});

const version = z.int().min(0).max(2_147_483_647);

export const listKnowledge = endpoint({
  path: "/api/support/knowledge",
  allow: "support:ask",
  summary: "よくある質問: every text that is on the list. Searched in the page.",
  input: nothing,
  output: z.strictObject({
    texts: z.array(
      z.strictObject({ id: inquiry, version, heading: z.string(), words: z.string(), at: instant }),
    ),
  }),
});

/** Version 0 is a new one. Refused with settings-moved where another version came between. */
export const writeKnowledge = endpoint({
  path: "/api/support/write-knowledge",
  allow: "support:answer",
  summary: "Writes a text in place of the version that was seen, or takes it off the list.",
  input: z.strictObject({ id: inquiry, version, heading, words, asIs, gone: z.boolean() }),
  output: z.strictObject({ version }),
});

const minutes = z.int().min(1).max(longestTarget);
const targets = z.strictObject({ answerMinutes: minutes, solveMinutes: minutes });
const addresses = z.array(z.string().trim().max(254)).max(mostAddresses).readonly();
const settings = z.strictObject({
  /** Minutes of business; of an urgent fault, of any hour. */
  targets: z.strictObject({ urgent: targets, soon: targets, usual: targets }),
  dutyAddresses: addresses,
  cityAddresses: addresses,
});

export const readSupportSettings = endpoint({
  path: "/api/support/settings",
  allow: "support:see",
  summary:
    "Targets and addresses of the support desk, and whether e-mails can be sent. Version 0 is what every city begins with.",
  input: nothing,
  output: z.strictObject({ version, settings, mail: z.boolean() }),
});

export const setSupportSettings = endpoint({
  path: "/api/support/set",
  allow: "settings:change",
  stepUp: true,
  summary:
    "Sets them all at once, in place of the version that was seen; refused where another came between.",
  input: z.strictObject({ version, settings }),
  output: z.strictObject({ version }),
});
