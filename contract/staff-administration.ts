import { z } from "zod";
import { roles } from "../domain/people.ts";
import { endpoint, instant, nothing, staffId } from "./endpoint.ts";
import { sessionId, sessionView, signInName } from "./staff.ts";

const someRoles = z
  .array(z.enum(roles))
  .min(1)
  .max(roles.length)
  .refine((held) => new Set(held).size === held.length);
/** Why it is asked for, in a person's words. Sealed where it is stored, and shown to whoever decides. */
export const reason = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .regex(/^[^\0]*$/);

/** Good once. The page makes `/desk#invitation=<token>` of it. */
const invitation = z.strictObject({ token: z.string(), expiresAt: instant });

/** Done at once, or waiting for others to agree ([ST-8]). */
const doneOrAsked = z.strictObject({ approval: z.uuid().nullable() });

export const listStaff = endpoint({
  path: "/api/staff/list",
  allow: "staff:list",
  summary: "Everyone who has or had a sign-in.",
  input: nothing,
  output: z.strictObject({
    people: z.array(
      z.strictObject({
        id: staffId,
        name: z.string(),
        displayName: z.string(),
        roles: z.array(z.enum(roles)),
        /** `awaited`: others have yet to agree to the invitation; `lapsed`: there is none that is good. */
        standing: z.enum(["awaited", "invited", "lapsed", "active", "ended"]),
        /** Of an invitation or a reset that is not accepted yet. */
        invitedUntil: instant.nullable(),
        endedAt: instant.nullable(),
        lastSeenAt: instant.nullable(),
        sessions: z.int(),
        factors: z.strictObject({ totp: z.boolean(), passkeys: z.int(), recoveryCodes: z.int() }),
      }),
    ),
  }),
});

export const inviteStaff = endpoint({
  path: "/api/staff/invite",
  allow: "staff:administer",
  stepUp: true,
  summary:
    "Makes a member of staff and the one-time link by which they choose their password. For roles that agree to others' acts the city may want a second person, who then gets the link.",
  input: z.strictObject({
    name: signInName.regex(/^[\p{L}\p{N}._@+-]+$/u),
    displayName: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .regex(/^[^\p{Cc}]*$/u),
    roles: someRoles,
    reason,
  }),
  output: doneOrAsked.extend({ staff: staffId, invitation: invitation.nullable() }),
});

export const changeRoles = endpoint({
  path: "/api/staff/change-roles",
  allow: "staff:administer",
  stepUp: true,
  summary:
    "Gives a member of staff other roles. Where one who agrees to others' acts is concerned, the city may want a second person.",
  input: z.strictObject({ staff: staffId, roles: someRoles, reason }),
  output: doneOrAsked,
});

export const resetStaff = endpoint({
  path: "/api/staff/reset",
  allow: "staff:administer",
  stepUp: true,
  summary:
    "Ends all sessions, forgets password and factors, and makes a new one-time link: also for whoever did not accept an invitation in time (`lapsed`), and the link of before is void.",
  input: z.strictObject({ staff: staffId, reason }),
  output: doneOrAsked.extend({ invitation: invitation.nullable() }),
});

export const dismissStaff = endpoint({
  path: "/api/staff/dismiss",
  allow: "staff:administer",
  stepUp: true,
  summary: "Ends somebody's time here: sessions and streams end within five seconds.",
  input: z.strictObject({ staff: staffId, reason }),
  output: doneOrAsked,
});

export const listSessionsOf = endpoint({
  path: "/api/staff/sessions-of",
  allow: "staff:administer",
  summary: "Somebody's sessions.",
  input: z.strictObject({ staff: staffId }),
  output: z.strictObject({ sessions: z.array(sessionView) }),
});

export const endSessionOf = endpoint({
  path: "/api/staff/end-session-of",
  allow: "staff:administer",
  summary: "Ends one of somebody's sessions, or all of them, streams included.",
  input: z.strictObject({ staff: staffId, session: sessionId.nullable() }),
  output: z.strictObject({ ended: z.int() }),
});

const networkRules = z.strictObject({
  /** A role without a rule may be used from everywhere. */
  rules: z.array(z.strictObject({ role: z.enum(roles), networks: z.array(z.string()) })),
  /** From where the asker comes, as the service sees it. */
  here: z.string(),
});

export const listNetworks = endpoint({
  path: "/api/staff/networks",
  allow: "settings:change",
  summary: "From where each role may be used.",
  input: nothing,
  output: networkRules,
});

export const setNetworks = endpoint({
  path: "/api/staff/set-networks",
  allow: "settings:change",
  stepUp: true,
  summary: "From where a role may be used: addresses and networks like 192.0.2.0/24. None: from everywhere.",
  input: z.strictObject({ role: z.enum(roles), networks: z.array(z.string().min(2).max(60)).max(100) }),
  output: networkRules,
});
