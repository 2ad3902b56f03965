import { z } from "zod";
import { longestDangerWord, mostDangerWords } from "../domain/danger.ts";
import { urgentOutcomes } from "../domain/urgent.ts";
import { latestEscalation, soonestEscalation } from "../domain/urgent-settings.ts";
import { consultationId, endpoint, epoch, instant, nothing, staffId, urgentCallId } from "./endpoint.ts";
import { writtenSheet } from "./risk-sheet.ts";

const one = { epoch, call: urgentCallId };

/** The call's id is the page's own: the same call repeated, or made again after a restore, is the same call. */
export const callUrgently = endpoint({
  path: "/api/urgent/call",
  allow: "urgent:call",
  summary:
    "緊急の呼び出し: calls supervisors and officials to a consultation. Where it has an open call already, answers that one.",
  input: z.strictObject({ ...one, consultation: consultationId }),
  output: z.strictObject({ call: urgentCallId }),
});

export const takeUrgentCall = endpoint({
  path: "/api/urgent/take",
  allow: "urgent:answer",
  summary: "Comes to a call. Only the first does: the others are refused, and see who it was.",
  input: z.strictObject(one),
  output: nothing,
});

export const endUrgentCall = endpoint({
  path: "/api/urgent/end",
  allow: "urgent:answer",
  summary:
    "Ends a call with what came of it and a record in words, which is sealed. Before anybody came, only as a mistake.",
  input: z.strictObject({ ...one, outcome: z.enum(urgentOutcomes), record: z.string().max(20_000) }),
  output: nothing,
});

/** [AU-9] Whoever reads them is on record as viewing the consultation. */
export const readUrgentRecords = endpoint({
  path: "/api/urgent/records",
  allow: "consultation:follow",
  summary:
    "The calls of a consultation that have ended, each with its record, and its risk sheets: the newest first.",
  input: z.strictObject({ epoch, consultation: consultationId }),
  output: z.strictObject({
    calls: z.array(
      z.strictObject({
        call: urgentCallId,
        calledBy: staffId,
        calledAt: instant,
        takenBy: staffId.nullable(),
        takenAt: instant.nullable(),
        endedBy: staffId,
        endedAt: instant,
        outcome: z.enum(urgentOutcomes),
        /** Null where it does not open any more. */
        record: z.string().nullable(),
      }),
    ),
    /** The newest 20 versions. */
    sheets: z.array(writtenSheet),
  }),
});

const noNul = /^[^\0]*$/;
const line = z.string().trim().max(60).regex(noNul);
const settings = z.strictObject({
  dangerWords: z.array(z.string().trim().max(longestDangerWord).regex(noNul)).max(mostDangerWords).readonly(),
  escalateSeconds: z.int().min(soonestEscalation).max(latestEscalation),
  contacts: z
    .array(
      z.strictObject({
        when: line,
        contacts: z
          .array(
            z.strictObject({
              name: line,
              number: z.string().trim().max(20),
              /** Empty: not by e-mail. */
              email: z.string().trim().max(254),
              checkedOn: z.iso.date(),
            }),
          )
          .max(12)
          .readonly(),
      }),
    )
    .max(12)
    .readonly(),
  script: z
    .array(z.strictObject({ title: line, text: z.string().max(600).regex(noNul) }))
    .max(30)
    .readonly(),
});

const version = z.int().min(0).max(2_147_483_647);

export const readUrgentSettings = endpoint({
  path: "/api/urgent/settings",
  allow: "urgent:see",
  summary:
    "Danger words, contacts and the script, as the city has set them, and whether e-mails can be sent.",
  input: nothing,
  /** Version 0 is what every city begins with. */
  output: z.strictObject({ version, settings, mail: z.boolean() }),
});

export const setUrgentSettings = endpoint({
  path: "/api/urgent/set",
  allow: "settings:change",
  stepUp: true,
  summary:
    "Sets them all at once, in place of the version that was seen; refused where another came between.",
  input: z.strictObject({ version, settings }),
  output: z.strictObject({ version }),
});
