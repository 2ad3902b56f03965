import { inJapan } from "./wall-clock.ts";

const oneDay = 86_400_000;

/** The same for two moments of one day in Japan; one higher the day after. */
export function dayNumber(at: Date): number {
  return Math.floor(inJapan(at).getTime() / oneDay);
}
