import { dayNumber } from "../../shared/day-number.ts";
import { plain } from "../../shared/text.ts";
import { dayWords } from "../../shared/time-words.ts";
import { clockWords } from "../../shared/wall-clock.ts";
import { words } from "../wording/words.ts";

/** What is not a sentence of the dictionary (a day, a desk's name): with ruby where the wording has any. */
export function inWording(marked: string): string {
  return words.say("ruby") === "yes" ? marked : plain(marked);
}

/** 今日 · 11月3日(火) · Today · Tue, Nov 3 */
export function daySaid(at: Date, now: Date): string {
  if (words.say("lang") !== "en") return inWording(dayWords(at, now));
  const ago = dayNumber(now) - dayNumber(at);
  const near = { 0: "Today", 1: "Yesterday", [-1]: "Tomorrow" }[ago];
  if (near) return near;
  return at.toLocaleDateString("en", {
    timeZone: "Asia/Tokyo",
    weekday: "short",
    month: "short",
    day: "numeric",
  });
}

/** 今日 14:05 · 明日 8:45 · Tue, Nov 3, 8:45 */
export function timeSaid(at: Date, now: Date): string {
  const [day, clock] = [daySaid(at, now), clockWords(at)];
  return words.say("lang") === "en" ? `${day}, ${clock}` : `${day} ${clock}`;
}
