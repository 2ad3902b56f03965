import { plain } from "../../shared/text.ts";
import { dayWords } from "../../shared/time-words.ts";
import { clockWords } from "../../shared/wall-clock.ts";
import { words } from "../wording/words.ts";

/** What is not a sentence of the dictionary (a day, a desk's name): with ruby where the wording has any. */
export function inWording(marked: string): string {
  return words.say("ruby") === "yes" ? marked : plain(marked);
}

/** 今日 · 11月3日(火) · Tue, Nov 3 */
export function daySaid(at: Date, now: Date): string {
  if (words.say("lang") !== "en") return inWording(dayWords(at, now));
  return at.toLocaleDateString("en", {
    timeZone: "Asia/Tokyo",
    weekday: "short",
    month: "short",
    day: "numeric",
  });
}

/** 今日 14:05 · 明日 8:45 · 8:45 on Tue, Nov 3 */
export function timeSaid(at: Date, now: Date): string {
  const [day, clock] = [daySaid(at, now), clockWords(at)];
  return words.say("lang") === "en" ? `${clock} on ${day}` : `${day} ${clock}`;
}
