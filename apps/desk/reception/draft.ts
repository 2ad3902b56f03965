import type { Calendar, Hours, Pattern } from "../../../domain/calendar.ts";
import { longestWait, type ReceptionSettings, type Replies } from "../../../domain/reception.ts";
import { type SettingsFault, settingsFaults } from "../../../domain/reception-faults.ts";
import { hoursText, monthDayText, readHours, readMonthDay } from "./hours-text.ts";

/** What stands in the fields, as it was typed: whatever is wrong with it, nothing of it is lost. */
export type PatternDraft = {
  readonly week: readonly string[];
  readonly holidaysAsWeekdays: boolean;
  readonly holidays: string;
};
export type RangeDraft = { readonly from: string; readonly to: string };
export type SeasonDraft = PatternDraft & RangeDraft & { readonly name: string };
export type SpecialDraft = RangeDraft & { readonly name: string; readonly hours: string };
export type CalendarDraft = PatternDraft & {
  readonly closesOverNewYear: boolean;
  readonly newYear: RangeDraft;
  readonly hasPeriod: boolean;
  readonly period: RangeDraft;
  readonly seasons: readonly SeasonDraft[];
  readonly specialDays: readonly SpecialDraft[];
};
export type DeskDraft = {
  readonly name: string;
  readonly number: string;
  readonly checkedOn: string;
  readonly calendar: CalendarDraft;
};
export type Draft = {
  readonly calendar: CalendarDraft;
  readonly replies: Replies;
  readonly longWaitMinutes: string;
  readonly helpDesks: readonly DeskDraft[];
  readonly pictures: boolean;
};

export type DraftFault = {
  readonly code: SettingsFault["code"] | "hours-unreadable" | "minutes-unreadable";
  readonly where: string;
};

export function draftOf({
  calendar,
  replies,
  longWaitMinutes,
  helpDesks,
  pictures,
}: ReceptionSettings): Draft {
  return {
    calendar: calendarDraft(calendar),
    replies,
    longWaitMinutes: `${longWaitMinutes}`,
    helpDesks: helpDesks.map((desk) => ({ ...desk, calendar: calendarDraft(desk.calendar) })),
    pictures,
  };
}

export const emptyPattern: PatternDraft = {
  week: Array(7).fill(""),
  holidaysAsWeekdays: false,
  holidays: "",
};
export const emptyCalendar: CalendarDraft = {
  ...emptyPattern,
  ...{ closesOverNewYear: true, newYear: { from: "12/29", to: "1/4" } },
  ...{ hasPeriod: false, period: { from: "", to: "" }, seasons: [], specialDays: [] },
};

function calendarDraft(calendar: Calendar): CalendarDraft {
  const { newYear, period, seasons, specialDays } = calendar;
  return {
    ...patternDraft(calendar),
    closesOverNewYear: newYear !== null,
    newYear: newYear
      ? { from: monthDayText(newYear.from), to: monthDayText(newYear.to) }
      : emptyCalendar.newYear,
    hasPeriod: period !== null,
    period: period ?? { from: "", to: "" },
    seasons: seasons.map((season) => ({
      ...{ name: season.name, from: monthDayText(season.from), to: monthDayText(season.to) },
      ...patternDraft(season),
    })),
    specialDays: specialDays.map((special) => ({ ...special, hours: hoursText(special.hours) })),
  };
}

function patternDraft({ week, holidays }: Pattern): PatternDraft {
  return {
    week: week.map(hoursText),
    holidaysAsWeekdays: holidays === null,
    holidays: holidays ? hoursText(holidays) : "",
  };
}

/** [RC-2] What the fields say, and everything that is wrong with it, by the path of its field. */
export function readDraft(draft: Draft): {
  readonly settings: ReceptionSettings;
  readonly faults: readonly DraftFault[];
} {
  const faults: DraftFault[] = [];

  function hours(text: string, where: string): Hours {
    const read = readHours(text);
    if (!read) faults.push({ code: "hours-unreadable", where });
    return read ?? [];
  }
  function pattern({ week, holidaysAsWeekdays, holidays }: PatternDraft, where: string): Pattern {
    return {
      week: week.map((text, weekday) => hours(text, `${where}week.${weekday}`)),
      holidays: holidaysAsWeekdays ? null : hours(holidays, `${where}holidays`),
    };
  }
  function calendar(typed: CalendarDraft, where: string): Calendar {
    const { newYear, period, seasons, specialDays } = typed;
    return {
      ...pattern(typed, where),
      newYear: typed.closesOverNewYear ? readRange(newYear) : null,
      period: typed.hasPeriod ? period : null,
      seasons: seasons.map((season, n) => ({
        ...{ name: season.name.trim(), ...readRange(season) },
        ...pattern(season, `${where}seasons.${n}.`),
      })),
      specialDays: specialDays.map(({ name, from, to, hours: text }, n) => ({
        ...{ name: name.trim(), from, to: to || from },
        hours: hours(text, `${where}specialDays.${n}.hours`),
      })),
    };
  }

  const minutes = Number(draft.longWaitMinutes.normalize("NFKC"));
  const isWait = Number.isInteger(minutes) && minutes >= 1 && minutes <= longestWait;
  if (!isWait) faults.push({ code: "minutes-unreadable", where: "longWaitMinutes" });
  const settings: ReceptionSettings = {
    calendar: calendar(draft.calendar, "calendar."),
    replies: draft.replies,
    longWaitMinutes: isWait ? minutes : 1,
    helpDesks: draft.helpDesks.map((desk, n) => ({
      ...{ name: desk.name.trim(), number: desk.number.normalize("NFKC").trim(), checkedOn: desk.checkedOn },
      calendar: calendar(desk.calendar, `helpDesks.${n}.calendar.`),
    })),
    pictures: draft.pictures,
  };
  const unread = new Set(faults.map(({ where }) => where));
  const others = settingsFaults(settings).filter(
    ({ where, code }) => !unread.has(where) && (code !== "never-open" || unread.size === 0),
  );
  return { settings, faults: [...faults, ...others] };
}

function readRange({ from, to }: RangeDraft): RangeDraft {
  return { from: readMonthDay(from), to: readMonthDay(to) };
}
