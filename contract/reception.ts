import { z } from "zod";
import { automaticReasons, longestWait } from "../domain/reception.ts";
import { wordings } from "../domain/wording.ts";
import { consultationId, endpoint, epoch, instant, nothing, staffId } from "./endpoint.ts";
import { hours } from "./hours.ts";

const noNul = /^[^\0]*$/;
const day = z.iso.date();
const monthDay = z.string().regex(/^\d\d-\d\d$/);
const name = z.string().trim().max(60).regex(noNul);
const pattern = { week: z.array(hours).length(7).readonly(), holidays: hours.nullable() };

/** Minutes since midnight in Japan, days of a year as MM-DD, days as YYYY-MM-DD: see domain/calendar.ts. */
const calendar = z.strictObject({
  ...pattern,
  newYear: z.strictObject({ from: monthDay, to: monthDay }).nullable(),
  seasons: z
    .array(z.strictObject({ name, from: monthDay, to: monthDay, ...pattern }))
    .max(12)
    .readonly(),
  specialDays: z
    .array(z.strictObject({ name, from: day, to: day, hours }))
    .max(200)
    .readonly(),
  period: z.strictObject({ from: day, to: day }).nullable(),
});

const helpDesk = z.strictObject({
  /** A ruby string. */
  name,
  number: z.string().max(20),
  calendar,
  checkedOn: day,
});

const helpDesks = z.array(helpDesk).max(30).readonly();

const text = z.string().max(2_000).regex(noNul);
const each = <Key extends string, Value extends z.ZodType>(keys: readonly Key[], value: Value) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, value])) as Record<Key, Value>);
const reply = z.strictObject({ on: z.boolean(), texts: each(wordings, text) });

const settings = z.strictObject({
  calendar,
  replies: each(automaticReasons, reply),
  longWaitMinutes: z.int().min(1).max(longestWait),
  helpDesks,
  /** Whether consultees may send pictures. */
  pictures: z.boolean(),
});

/** How long one waits is counted in minutes of open reception. */
const waits = {
  /** About how many minutes until a person answers; null where nobody can say. */
  minutes: z.int().nullable(),
};

/** What the entrance shows. The same for everyone, and at most two seconds old. */
export const readReception = endpoint({
  path: "/api/reception",
  allow: "service:read",
  summary:
    "Whether a person answers now or when, how many wait, the telephones there are, and the automatic replies in a wording.",
  input: z.strictObject({ wording: z.enum(wordings) }),
  output: z.strictObject({
    now: instant,
    open: z.boolean(),
    /** While open: until when. Null around the clock, and while closed. */
    closesAt: instant.nullable(),
    /** While closed: from when on. Null while open, and where no opening is known. */
    opensAt: instant.nullable(),
    /** How many consultations wait for a counsellor. */
    waiting: z.int(),
    ...waits,
    /** Ruby strings by reason; `%time%` in them is for when a person answers. */
    replies: each(automaticReasons, z.string()),
    /** In the city's order. Whether one is open is worked out where it is shown, as time goes on. */
    helpDesks,
    pictures: z.boolean(),
    /** [SC-1] Whether the city counts by school codes. */
    schoolCodes: z.boolean(),
    /** [OP-8] Work on the service by which it stands still, of the coming week or under way. */
    maintenance: z.strictObject({ from: instant, to: instant, underWay: z.boolean() }).nullable(),
    /** [PX-5] The city is one for practice: nobody real answers, and the page says so. */
    invented: z.boolean(),
  }),
});

/** いま◯人まち. */
export const readPlace = endpoint({
  path: "/api/place",
  allow: "own-consultation:follow",
  summary:
    "How many consultations are before one's own, and about how long it takes. Null once it does not wait.",
  input: z.strictObject({ epoch, consultation: consultationId }),
  output: z.strictObject({ place: z.strictObject({ ahead: z.int(), ...waits }).nullable() }),
});

const version = z.int().min(0).max(2_147_483_647);
const versions = z.array(z.strictObject({ version, at: instant, staff: staffId, displayName: z.string() }));

export const readReceptionSettings = endpoint({
  path: "/api/reception/settings",
  allow: "settings:change",
  summary: "What the city has set about its reception, and who changed it when, the newest first.",
  input: nothing,
  /** Version 0 is what every city begins with. */
  output: z.strictObject({
    version,
    settings,
    versions,
    /** Whether pictures go through a scanner before they are opened: that is set up where the service runs. */
    scansPictures: z.boolean(),
  }),
});

/** A year's preview needs no call: pages work it out with the same functions (domain/calendar.ts). */
export const setReceptionSettings = endpoint({
  path: "/api/reception/set",
  allow: "settings:change",
  stepUp: true,
  summary:
    "Sets everything about the reception at once, in place of the version that was seen; refused where another came between.",
  input: z.strictObject({ version, settings }),
  output: z.strictObject({ version }),
});
