import { z } from "zod";
import { accessSayings } from "../domain/access-review.ts";
import { roles } from "../domain/people.ts";
import { endpoint, instant, nothing, staffId } from "./endpoint.ts";
import { reason } from "./staff-administration.ts";

/** YYYY-q1 is from January to March, in Japan. */
const quarter = z.string().regex(/^20\d\d-q[1-4]$/);
const someRoles = z
  .array(z.enum(roles))
  .max(roles.length)
  .refine((held) => new Set(held).size === held.length);

const reviewed = z.strictObject({
  staff: staffId,
  displayName: z.string(),
  roles: z.array(z.enum(roles)),
  /** Null where nothing was said of them yet, or others have refused what was asked. */
  answer: z
    .strictObject({
      said: z.enum(accessSayings),
      by: staffId,
      at: instant,
      /** Fewer: whether others have agreed. */
      carriedOut: z.boolean(),
    })
    .nullable(),
});

export const readAccessReview = endpoint({
  path: "/api/access-review/read",
  allow: "access-review:see",
  unattended: true,
  summary: "権限の見直し: who may do what, and what was said of it, in the quarter before and in this one.",
  input: nothing,
  output: z.strictObject({
    /** The one before, and this one. */
    quarters: z.array(
      z.strictObject({
        quarter,
        /** Its last day in Japan. */
        last: z.iso.date(),
        isOver: z.boolean(),
        reviewed: z.array(reviewed),
      }),
    ),
    people: z.array(z.strictObject({ id: staffId, displayName: z.string() })),
  }),
});

const about = { quarter, staff: staffId, roles: someRoles };

/** `roles` are those one saw (settings-moved). Refused with not-oneself, and with approval-closed where it was said already. */
export const confirmAccess = endpoint({
  path: "/api/access-review/confirm",
  allow: "access-review:answer",
  summary: "Says that somebody still needs the roles they hold.",
  input: z.strictObject(about),
  output: nothing,
});

/** `keep` are fewer than they hold (bad-input); none at all ends their sign-in. */
export const askForFewerRoles = endpoint({
  path: "/api/access-review/ask-for-fewer",
  allow: "access-review:answer",
  stepUp: true,
  summary: "Asks others to agree that somebody holds fewer roles, or none.",
  input: z.strictObject({ ...about, keep: someRoles, reason }),
  output: z.strictObject({ approval: z.uuid() }),
});
