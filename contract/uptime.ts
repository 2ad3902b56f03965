import { z } from "zod";
import { missable } from "../domain/uptime.ts";
import { instant } from "./endpoint.ts";

/** No call of a page: a lookout says it, and signs it. */
export const uptimeReportPath = "/api/uptime/report";
/** The header that the signature stands in: HMAC-SHA-256 of the body's bytes by WATCH_KEY, in base64. */
export const uptimeSignature = "x-yorisoi-signature";
/** A day's worth. */
export const mostMinutesAtOnce = 1_440;

const place = z.string().regex(/^[a-z0-9.-]{1,60}$/);

/** What was seen since the last time, oldest first; none is a report too: that it can be stored is what is tried by it. */
export const uptimeReport = z.strictObject({
  place,
  minutes: z
    .array(z.strictObject({ at: instant, missed: z.array(z.enum(missable)).max(missable.length) }))
    .max(mostMinutesAtOnce),
});
export type UptimeReport = z.output<typeof uptimeReport>;

export const uptimeTaken = z.strictObject({
  /** When it was stored, read again from the database. */
  heardAt: instant,
  /** Another one after a restore: what was taken before may be gone, and is to be said again. */
  epoch: z.string(),
});
