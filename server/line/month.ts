import { inJapan } from "../../domain/japan-time.ts";

/** YYYY-MM, as a calendar in Japan shows it. */
export function monthOf(at: Date): string {
  return inJapan(at).day.slice(0, 7);
}
