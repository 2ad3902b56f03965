import { z } from "zod";

const minute = z.int().min(0).max(1_440);

/** Minutes since midnight in Japan, in the order of the day: see domain/calendar.ts. */
export const hours = z
  .array(z.strictObject({ opens: minute, closes: minute }))
  .max(4)
  .readonly();
