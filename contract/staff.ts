import { z } from "zod";
import { browserKinds, browserSystems } from "../domain/browser.ts";
import { roles } from "../domain/people.ts";
import { endpoint, instant, nothing, staffId } from "./endpoint.ts";

const self = z.strictObject({ id: staffId, displayName: z.string(), roles: z.array(z.enum(roles)) });
export type Self = z.output<typeof self>;

export const sessionId = z.uuid().toLowerCase();
/** PostgreSQL's text holds no NUL. */
const noNul = /^[^\0]*$/;
export const signInName = z.string().min(1).max(100).regex(noNul);
/** [ST-2] Whether it is a good one is said by a refusal; here is only what could not be one. */
const password = z.string().min(1).max(800);

/** Who is signed in here, what the session has shown, what has to be shown next, and when it ends. */
export const signedIn = self.extend({
  name: z.string(),
  session: z.strictObject({
    id: sessionId,
    level: z.literal([1, 2]),
    /** At level 1, what opens the rest: a factor to be added, as there is none yet, or one to be shown. Null at level 2. */
    next: z.enum(["add-factor", "show-factor"]).nullable(),
    /** The next call that somebody makes puts it off; nothing does after `endsAt`. */
    idleEndsAt: instant,
    endsAt: instant,
    /** Until then acts that need a factor shown anew are open. */
    stepUpUntil: instant.nullable(),
  }),
  /** What the person can show as a second factor. */
  factors: z.strictObject({ totp: z.boolean(), passkeys: z.int(), recoveryCodes: z.int() }),
  /** `skipped`: an invented city, which is entered by a password alone. The page says so. */
  secondFactor: z.enum(["required", "skipped"]),
  /** [ST-10] An operator who may read, until then. */
  breakGlassUntil: instant.nullable(),
});
export type SignedInSelf = z.output<typeof signedIn>;

export const signIn = endpoint({
  path: "/api/staff/sign-in",
  allow: "staff:sign-in",
  summary:
    "Begins a session by name and password. In a real city it is of level 1 until a second factor is shown.",
  input: z.strictObject({ name: signInName, password }),
  output: signedIn,
});

export const seeWaysIn = endpoint({
  path: "/api/staff/ways-in",
  allow: "staff:sign-in",
  summary:
    "How one may sign in here besides by password and passkey: whether the city's own sign-in is set up, which begins at /api/staff/oidc/start.",
  input: nothing,
  output: z.strictObject({ singleSignOn: z.boolean() }),
});

export const signOut = endpoint({
  path: "/api/staff/sign-out",
  allow: "staff:sign-out",
  level: 1,
  anywhere: true,
  summary: "Ends the session at once, its streams included.",
  input: nothing,
  output: nothing,
});

export const seeSelf = endpoint({
  path: "/api/staff/self",
  allow: "staff:see-self",
  level: 1,
  unattended: true,
  summary: "Who is signed in here, what was shown, and when it ends.",
  input: nothing,
  output: signedIn,
});

/** The page calls it when somebody types, clicks or scrolls, at most once a minute. */
export const stay = endpoint({
  path: "/api/staff/stay",
  allow: "staff:see-self",
  level: 1,
  summary: "Somebody is there: puts off the end of an idle session.",
  input: nothing,
  output: signedIn,
});

/** The one-time link of an invitation or a reset leads to a page that asks for a password. */
export const acceptInvitation = endpoint({
  path: "/api/staff/accept-invitation",
  allow: "staff:accept-invitation",
  summary: "Sets the password of an invited member of staff, once, and begins a session.",
  input: z.strictObject({ token: z.string().min(20).max(200), password }),
  output: signedIn,
});

export const changePassword = endpoint({
  path: "/api/staff/password",
  allow: "staff:keep-own-sign-in",
  stepUp: true,
  summary: "Changes one's own password and ends one's other sessions.",
  input: z.strictObject({ current: password, password }),
  output: signedIn,
});

export const sessionView = z.strictObject({
  id: sessionId,
  begunAt: instant,
  lastSeenAt: instant,
  endsAt: instant,
  browser: z.strictObject({ kind: z.enum(browserKinds), system: z.enum(browserSystems) }),
  level: z.literal([1, 2]),
  /** The one that asks. */
  here: z.boolean(),
});
const sessions = z.strictObject({ sessions: z.array(sessionView) });

export const listSessions = endpoint({
  path: "/api/staff/sessions",
  allow: "staff:keep-own-sign-in",
  summary: "One's own sessions.",
  input: nothing,
  output: sessions,
});

export const endSession = endpoint({
  path: "/api/staff/end-session",
  allow: "staff:keep-own-sign-in",
  summary: "Ends one of one's own sessions, its streams included.",
  input: z.strictObject({ session: sessionId }),
  output: nothing,
});

export const endOtherSessions = endpoint({
  path: "/api/staff/end-other-sessions",
  allow: "staff:keep-own-sign-in",
  summary: "Ends all of one's own sessions but this one.",
  input: nothing,
  output: z.strictObject({ ended: z.int() }),
});
