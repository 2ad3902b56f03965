import type { Hours, Pattern } from "../../../../domain/calendar.ts";
import type { Sentence } from "../../wording/sentence.ts";

type HoursWords = {
  readonly it: Sentence;
  readonly values?: { readonly opens: string; readonly closes: string };
};

/** When a desk answers, where one sentence can say it; null where its days are too different from each other. */
export function hoursWords({ week, holidays }: Pattern): HoursWords | null {
  const [sunday = [], monday = [], ...others] = week.map((hours) => (hours.length === 1 ? hours : []));
  const [hours] = monday;
  const weekdays = others.slice(0, 4);
  if (!hours || !weekdays.every((day) => isSame(day, monday))) return null;
  const saturday = others[4] ?? [];
  const values = { opens: clock(hours.opens), closes: clock(hours.closes) };
  if (isSame(sunday, monday) && isSame(saturday, monday) && holidays === null) {
    const always = hours.opens === 0 && hours.closes === 1_440;
    return always ? { it: "hoursAlways" } : { it: "hoursDaily", values };
  }
  const weekend = sunday.length + saturday.length;
  return weekend === 0 && holidays?.length === 0 ? { it: "hoursWeekdays", values } : null;
}

function isSame([a]: Hours, [b]: Hours): boolean {
  return a?.opens === b?.opens && a?.closes === b?.closes;
}

/** 9:05 */
function clock(minute: number): string {
  return `${Math.floor(minute / 60)}:${`${minute % 60}`.padStart(2, "0")}`;
}
