import { z } from "zod";
import { longestAlarm, mostAtOnce } from "../domain/duty.ts";
import { endpoint, nothing, staffId } from "./endpoint.ts";
import { hours } from "./hours.ts";

const day = z.iso.date();

/** Minutes since midnight in Japan, Sunday first: see domain/duty.ts. */
const plan = z.strictObject({
  people: z
    .array(
      z.strictObject({
        staff: staffId,
        /** How many consultations at once. */
        capacity: z.int().min(1).max(mostAtOnce),
        week: z.array(hours).length(7).readonly(),
        days: z.array(z.strictObject({ day, hours })).max(100).readonly(),
      }),
    )
    .max(100)
    .readonly(),
  alarmMinutes: z.int().min(1).max(longestAlarm),
});

const version = z.int().min(0).max(2_147_483_647);

export const readDuty = endpoint({
  path: "/api/duty",
  allow: "duty:see",
  summary: "当番: the plan, who may be planned, and the reception's hours of the next two weeks.",
  input: nothing,
  /** Version 0: nothing was planned yet. */
  output: z.strictObject({
    version,
    plan,
    people: z.array(z.strictObject({ id: staffId, displayName: z.string() })),
    /** Today in Japan first. */
    reception: z.array(z.strictObject({ day, hours })),
    /** What people said of themselves for today. */
    said: z.array(z.strictObject({ staff: staffId, day, on: z.boolean() })),
  }),
});

export const planDuty = endpoint({
  path: "/api/duty/plan",
  allow: "duty:plan",
  summary: "Sets the whole plan, in place of the version that was seen; refused where another came between.",
  input: z.strictObject({ version, plan }),
  output: z.strictObject({ version }),
});

export const sayDuty = endpoint({
  path: "/api/duty/say",
  allow: "duty:say",
  summary:
    "今日は入ります・抜けます: says of oneself whether one is on duty, for the rest of the day in Japan.",
  input: z.strictObject({ on: z.boolean() }),
  output: nothing,
});
