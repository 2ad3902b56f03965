import { z } from "zod";
import { lineTexts } from "../domain/line.ts";
import { lineFigures } from "../domain/line-usage.ts";
import { consultationId, endpoint, instant, nothing } from "./endpoint.ts";

const textId = z.enum(lineTexts);

/** What the city has set about LINE. Secrets go in, and never come out. */
const settings = z.strictObject({
  /** The city's switch. */
  open: z.boolean(),
  /** Whether danger words may choose the stronger of two fixed replies, in memory. */
  dangerWords: z.boolean(),
  has: z.strictObject({ token: z.boolean(), secret: z.boolean(), signIn: z.boolean() }),
  /** The id of the channel of LINE Login. It is no secret. */
  signInId: z.string().nullable(),
  texts: z.array(
    z.strictObject({ id: textId, wording: z.string(), first: z.string(), changed: z.boolean() }),
  ),
  /** How many at LINE can be written to. */
  reachable: z.int(),
  /** Pushes of this month; a limit of null is none. */
  quota: z.strictObject({ limit: z.int().nullable(), used: z.int(), readAt: instant }).nullable(),
  trouble: z
    .strictObject({ what: z.enum(["unreachable", "too-many", "key-refused"]), since: instant })
    .nullable(),
});

export const readLineSettings = endpoint({
  path: "/api/line/settings",
  allow: "line:see",
  summary:
    "How the LINE door stands: the switch, what is set, the fixed texts, the quota, what LINE refuses.",
  input: nothing,
  output: settings,
});

export const switchLine = endpoint({
  path: "/api/line/switch",
  allow: "settings:change",
  stepUp: true,
  summary: "Opens or closes the LINE door. Closed, nothing is sent to LINE and nobody comes in that way.",
  input: z.strictObject({ open: z.boolean(), dangerWords: z.boolean() }),
  output: settings,
});

const secret = z
  .string()
  .min(8)
  .max(500)
  .regex(/^[\x21-\x7e]+$/)
  .nullable();

export const setLineChannel = endpoint({
  path: "/api/line/set-channel",
  allow: "settings:change",
  stepUp: true,
  summary:
    "Sets the keys of the city's account at LINE; null leaves one as it is. What the last secret signed holds for another day.",
  input: z.strictObject({
    token: secret,
    secret,
    signInId: z
      .string()
      .regex(/^\d{4,20}$/)
      .nullable(),
    signInSecret: secret,
  }),
  output: settings,
});

export const setLineText = endpoint({
  path: "/api/line/set-text",
  allow: "settings:change",
  stepUp: true,
  summary:
    "Words a fixed text otherwise; null: as every city begins. Refused with the fault: nothing can flow into a text, and none asks.",
  input: z.strictObject({ id: textId, wording: z.string().max(2_000).nullable() }),
  output: settings,
});

const checks = ["token", "webhook", "webhook-test", "menu", "quota", "sign-in", "address"] as const;

export const checkLine = endpoint({
  path: "/api/line/check",
  allow: "settings:change",
  summary: "Asks LINE whether the account is set up as it has to be. Sends nothing to anybody.",
  input: nothing,
  output: z.strictObject({
    checks: z.array(
      z.strictObject({
        check: z.enum(checks),
        found: z.enum(["good", "not-set", "refused", "unreachable", "other-address", "off", "low", "gone"]),
      }),
    ),
  }),
});

export const readLineUsage = endpoint({
  path: "/api/line/usage",
  allow: "line:see",
  summary: "A month's figures of the use of LINE, in Japan's time: numbers, of nobody. With the same as CSV.",
  input: z.strictObject({ month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/) }),
  output: z.strictObject({
    figures: z.array(z.strictObject({ figure: z.enum(lineFigures), count: z.int() })),
    /** UTF-8 with a byte order mark, as Excel opens it. */
    csv: z.string(),
  }),
});

export const readLineReach = endpoint({
  path: "/api/line/reach",
  allow: "consultation:follow",
  summary: "Whether the consultee of a consultation can be told through LINE that there is an answer.",
  input: z.strictObject({ consultation: consultationId }),
  output: z.strictObject({ reach: z.enum(["switched-off", "not-linked", "reachable", "blocked"]) }),
});

/** 相談者's own side. */
export const readLineStanding = endpoint({
  path: "/api/line/standing",
  allow: "consultee:arrive",
  summary: "Whether this city's LINE door is open, and whether one's own consultations are linked with LINE.",
  input: nothing,
  output: z.strictObject({ open: z.boolean(), linked: z.boolean() }),
});

export const comeInByLine = endpoint({
  path: "/api/line/come-in",
  allow: "consultee:arrive",
  summary:
    "The way back from LINE's sign-in: gives this browser the token of whom LINE has proven; asks first where somebody else has written here.",
  input: z.strictObject({ choice: z.enum(["unless-other", "replace", "stay"]) }),
  output: z.strictObject({ state: z.enum(["nothing", "same", "choose", "in"]) }),
});

export const beginLineLink = endpoint({
  path: "/api/line/begin-link",
  allow: "own-consultation:follow",
  summary: "Where to go to have LINE lead to one's own consultations from now on: LINE's own sign-in.",
  input: nothing,
  output: z.strictObject({ url: z.url() }),
});

export const unlinkLine = endpoint({
  path: "/api/line/unlink",
  allow: "own-line:unlink",
  summary: "From now on LINE leads nobody to one's own consultations, and nothing is sent there.",
  input: nothing,
  output: nothing,
});
