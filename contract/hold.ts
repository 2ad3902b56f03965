import { z } from "zod";
import { holdGrounds } from "../domain/hold.ts";
import { consultationId, endpoint, instant, nothing, staffId } from "./endpoint.ts";
import { reason } from "./staff-administration.ts";

const hold = z.uuid().toLowerCase();
const state = z.enum(["waiting", "active", "closed"]);
const number = z.int().min(1).max(2_147_483_647);

/** 保全: those that stand first, the newest first; at most 500. */
export const listHolds = endpoint({
  path: "/api/desk/holds",
  allow: "deletion:see",
  unattended: true,
  summary: "保全: what is held, so that nothing of it is deleted, by whom and why; and what was lifted.",
  input: nothing,
  output: z.strictObject({
    holds: z.array(
      z.strictObject({
        id: hold,
        consultation: consultationId,
        number,
        /** All of that one's consultee, and what they begin later. */
        all: z.boolean(),
        ground: z.enum(holdGrounds),
        /** Null where it does not open any more. */
        reason: z.string().nullable(),
        placedBy: staffId,
        placedAt: instant,
        lift: z.strictObject({ by: staffId, at: instant }).nullable(),
        liftedAt: instant.nullable(),
      }),
    ),
    people: z.array(z.strictObject({ id: staffId, displayName: z.string() })),
  }),
});
export type ListedHold = z.output<typeof listHolds.output>["holds"][number];

/** By what it is called aloud; null where there is none, or it is deleted already. */
export const seeHoldable = endpoint({
  path: "/api/desk/hold/see",
  allow: "hold:keep",
  summary: "Says which consultation has a number, and how many more its consultee has, before it is held.",
  input: z.strictObject({ number }),
  output: z.strictObject({
    found: z
      .strictObject({
        consultation: consultationId,
        number,
        state,
        openedAt: instant,
        others: z.int(),
        isHeld: z.boolean(),
      })
      .nullable(),
  }),
});

/** The id is the page's own: repeated, it is the same hold. One alone may: it takes nothing away. */
export const placeHold = endpoint({
  path: "/api/desk/hold/place",
  allow: "hold:keep",
  summary: "Holds a consultation, or all of its consultee: from here on nothing of it is deleted.",
  input: z.strictObject({
    hold,
    consultation: consultationId,
    all: z.boolean(),
    ground: z.enum(holdGrounds),
    reason,
  }),
  output: nothing,
});

/** Refused with lift-under-way while others are being asked. It stands until another has agreed (/api/approval/agree). */
export const askToLiftHold = endpoint({
  path: "/api/desk/hold/lift",
  allow: "hold:keep",
  stepUp: true,
  summary: "Asks others of the city to agree that a hold ends.",
  input: z.strictObject({ hold, reason }),
  output: nothing,
});
