import { firstSettings } from "../domain/first-settings.ts";
import type { ReceptionSettings } from "../domain/reception.ts";

const wholeDay = [{ opens: 0, closes: 1_440 }];

/**
 * A city that is open around the clock and says nothing by itself: for tests that are about something else, whose numbers
 * must not depend on the hour at which they run.
 */
export const quietReception: ReceptionSettings = {
  ...firstSettings,
  calendar: {
    ...firstSettings.calendar,
    ...{ week: Array(7).fill(wholeDay), holidays: null, newYear: null },
  },
  replies: Object.fromEntries(
    Object.entries(firstSettings.replies).map(([reason, reply]) => [reason, { ...reply, on: false }]),
  ) as ReceptionSettings["replies"],
};
