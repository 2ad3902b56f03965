import { z } from "zod";
import { barGrounds, mostBars } from "../domain/bar.ts";
import {
  longestDays,
  petitionDecisions,
  petitioners,
  petitionKinds,
  petitionStates,
  petitionSteps,
  proofs,
  waysOut,
  writtenSteps,
} from "../domain/petition.ts";
import { consultationId, endpoint, instant, nothing, seq, staffId } from "./endpoint.ts";

const noNul = /^[^\0]*$/;
const petition = z.uuid().toLowerCase();
const words = z.string().trim().max(2_000).regex(noNul);
const someWords = words.min(1);
const day = z.iso.date();
const days = z.int().min(1).max(longestDays);
/** In UTF-16 units of the message; the end does not belong to it. */
const bars = z
  .array(
    z.strictObject({
      from: z.int().min(0).max(20_000),
      to: z.int().min(1).max(20_000),
      ground: z.enum(barGrounds),
    }),
  )
  .max(mostBars);

/** Which of them is there follows from the kind of the step. Days are Japan's. */
const facts = z.strictObject({
  proofs: z.array(z.enum(proofs)).max(proofs.length).optional(),
  from: day.optional(),
  to: day.optional(),
  days: days.optional(),
  on: day.optional(),
  way: z.enum(waysOut).optional(),
});

const seenPetition = z.strictObject({
  id: petition,
  number: z.int(),
  kind: z.enum(petitionKinds),
  /** Null: it names none. */
  consultation: consultationId.nullable(),
  consultationNumber: z.int().nullable(),
  isDeleted: z.boolean(),
  isHeld: z.boolean(),
  petitioner: z.enum(petitioners),
  receivedOn: day,
  days,
  receivedBy: staffId,
  receivedAt: instant,
  /** Null where it does not open any more. */
  who: z.string().nullable(),
  sought: z.string().nullable(),
  state: z.enum(petitionStates),
  dueOn: day,
  /** Below nothing: late by as many. */
  daysLeft: z.int(),
  /** The one that waits for somebody else, and who has asked for it. */
  approval: z.uuid().nullable(),
  proposedBy: staffId.nullable(),
  steps: z.array(
    z.strictObject({
      nth: z.int(),
      kind: z.enum(petitionSteps),
      at: instant,
      /** Null: the service itself, when others had agreed. */
      by: staffId.nullable(),
      facts: facts.extend({
        decision: z.enum(petitionDecisions).optional(),
        upTo: seq.optional(),
      }),
      /** Null where nothing was written, or it does not open any more. */
      words: z.string().nullable(),
      /** What is to stand beside the consultation; of a proposal to correct alone. */
      correction: z.string().nullable(),
    }),
  ),
});
export type SeenPetition = z.output<typeof seenPetition>;

export const listPetitions = endpoint({
  path: "/api/desk/petitions",
  allow: "petition:keep",
  unattended: true,
  summary: "開示・訂正・利用停止の請求: each with its whole time line, the newest first, at most 200.",
  input: nothing,
  output: z.strictObject({
    petitions: z.array(seenPetition),
    people: z.array(z.strictObject({ id: staffId, displayName: z.string() })),
  }),
});

/** The id is the page's own: repeated, it is the same petition. A consultation that is not there, or deleted: not-found. */
export const receivePetition = endpoint({
  path: "/api/desk/petition/receive",
  allow: "petition:keep",
  summary: "Puts down a petition that came on paper, and holds the consultation that it names.",
  input: z.strictObject({
    petition,
    kind: z.enum(petitionKinds),
    /** Null where it names none: nobody is looked for. */
    consultation: consultationId.nullable(),
    petitioner: z.enum(petitioners),
    /** Not after today. */
    receivedOn: day,
    /** Within how many days the city decides: 30, or fewer by its ordinance. */
    days,
    who: z.string().trim().min(1).max(200).regex(noNul),
    sought: someWords,
  }),
  output: z.strictObject({ number: z.int() }),
});

/** Refused with petition-order where it is not its turn, with bad-input where it does not say what it has to. */
export const stepPetition = endpoint({
  path: "/api/desk/petition/step",
  allow: "petition:keep",
  summary: "Adds a step: who asks was made sure of, something was added, more time, the notice, the end.",
  input: z.strictObject({ petition, kind: z.enum(writtenSteps), facts, words }),
  output: nothing,
});

/** Each message in its order, with what was decided of it, or with bars that are proposed. */
export const readPetition = endpoint({
  path: "/api/desk/petition/read",
  allow: "petition:keep",
  summary: "Shows what was said in the consultation of a petition, to be looked through.",
  input: z.strictObject({ petition }),
  output: z.strictObject({
    messages: z.array(
      z.strictObject({
        seq,
        at: instant,
        by: z.enum(["consultee", "counsellor"]),
        /** Null where it does not open any more. */
        text: z.string().nullable(),
        bars,
        leftOut: z.enum(barGrounds).nullable(),
        /** Somebody has decided on it; otherwise its bars are proposals. */
        isLookedAt: z.boolean(),
      }),
    ),
  }),
});
export type SeenMessage = z.output<typeof readPetition.output>["messages"][number];

/** Each replaces what was decided of that message before. Refused with petition-under-way while others are being asked. */
export const saveBars = endpoint({
  path: "/api/desk/petition/bars",
  allow: "petition:keep",
  summary: "Puts down what is barred of these messages, and that they were looked at.",
  input: z.strictObject({
    petition,
    messages: z
      .array(z.strictObject({ seq, bars, leftOut: z.enum(barGrounds).nullable() }))
      .min(1)
      .max(20),
  }),
  output: nothing,
});

/** Refused with petition-order, petition-unweighed, petition-unseen or petition-bars where something is missing. */
export const proposeDecision = endpoint({
  path: "/api/desk/petition/propose",
  allow: "petition:keep",
  stepUp: true,
  summary: "Proposes what the city decides; another official has to agree (/api/approval/agree).",
  input: z.strictObject({
    petition,
    decision: z.enum(petitionDecisions),
    /** As the notice will say it. */
    words: someWords,
    /** What is attached beside the consultation: of `corrected` alone, otherwise empty. */
    correction: words,
  }),
  output: nothing,
});

/** Of `copy` the ledger of exports keeps a line. Refused with petition-order while nothing is decided. */
export const printPetition = endpoint({
  path: "/api/desk/petition/print",
  allow: "petition:keep",
  stepUp: true,
  summary: "The copy that the petitioner gets, without what is barred, or the notice, as a PDF.",
  input: z.strictObject({ petition, what: z.enum(["copy", "notice"]) }),
  output: z.strictObject({ pdf: z.base64() }),
});

/** Again it is the same note. */
export const attachCorrection = endpoint({
  path: "/api/desk/petition/attach",
  allow: "petition:keep",
  summary:
    "訂正: what was agreed to becomes a note beside the consultation; nothing that was said is changed.",
  input: z.strictObject({ petition }),
  output: nothing,
});
