import type { Api } from "../../../contract/api.ts";
import type { TemplateFacts } from "../../../domain/template.ts";
import { plain } from "../../shared/text.ts";
import { timeWords } from "../../shared/time-words.ts";
import { templateWords as words } from "./words-ja.ts";

export type Templates = Api["/api/desk/templates"]["output"];

/** The service was asked a moment ago, by its own clock. */
const aMoment = 60_000;

/** What the placeholders stand for, in words. */
export function factsOf(
  { hours, nextOpening }: Pick<Templates, "hours" | "nextOpening">,
  displayName: string,
  now: Date,
): TemplateFacts {
  const opening = nextOpening === null ? null : new Date(nextOpening);
  return {
    相談員: displayName,
    次の受付:
      opening === null
        ? words.unknownTime
        : opening.getTime() <= now.getTime() + aMoment
          ? words.now
          : plain(timeWords(opening, now)),
    受付時間:
      hours.length === 0
        ? words.closedToday
        : hours.some(({ opens, closes }) => closes - opens === 1_440)
          ? words.aroundTheClock
          : hours.map(({ opens, closes }) => `${clock(opens)}〜${clock(closes)}`).join("、"),
  };
}

/** 8:45 */
function clock(minute: number): string {
  return `${Math.floor(minute / 60)}:${`${minute % 60}`.padStart(2, "0")}`;
}
