import { z } from "zod";
import { pauseGrounds, pauseStates } from "../domain/pause.ts";
import { consultationId, endpoint, instant, nothing, staffId } from "./endpoint.ts";

const reason = z.string().trim().min(1).max(500);
const pause = z.uuid();
const done = z.strictObject({ by: staffId, at: instant });

const listedPause = z.strictObject({
  id: pause,
  consultation: consultationId,
  number: z.int(),
  ground: z.enum(pauseGrounds),
  until: instant,
  state: z.enum(pauseStates),
  /** Null where it does not open any more. */
  reason: z.string().nullable(),
  proposed: done,
  decided: done.nullable(),
  lifted: done.nullable(),
});
export type ListedPause = z.output<typeof listedPause>;

export const listPauses = endpoint({
  path: "/api/desk/pauses",
  allow: "pause:see",
  summary: "書きこみの休止: what was proposed and what became of it, the newest first.",
  input: nothing,
  output: z.strictObject({
    pauses: z.array(listedPause),
    people: z.array(z.strictObject({ id: staffId, displayName: z.string() })),
  }),
});

/** Refused with pause-under-way while one stands or is asked for; `until` is at most 30 days off (bad-input). */
export const proposePause = endpoint({
  path: "/api/desk/pause/propose",
  allow: "pause:propose",
  summary: "Asks a supervisor to let a consultee write nothing until a day.",
  input: z.strictObject({
    consultation: consultationId,
    ground: z.enum(pauseGrounds),
    until: instant,
    reason,
  }),
  output: nothing,
});

/** Refused with approval-closed where it is decided or over, and with not-oneself. */
export const decidePause = endpoint({
  path: "/api/desk/pause/decide",
  allow: "pause:decide",
  summary: "Agrees to a pause that somebody else has proposed, which then holds, or refuses it.",
  input: z.strictObject({ pause, agree: z.boolean() }),
  output: nothing,
});

export const liftPause = endpoint({
  path: "/api/desk/pause/lift",
  allow: "pause:decide",
  summary: "Ends a pause before its time.",
  input: z.strictObject({ pause, reason }),
  output: nothing,
});
