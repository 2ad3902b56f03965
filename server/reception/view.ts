import type { OutputOf } from "../../contract/endpoint.ts";
import type { readReception, readReceptionSettings } from "../../contract/reception.ts";
import type { Calendar, Pattern } from "../../domain/calendar.ts";
import type { HelpDesk } from "../../domain/help-desk.ts";
import type { MaintenanceNotice } from "../../domain/maintenance.ts";
import type { AutomaticReason, ReceptionSettings } from "../../domain/reception.ts";

/** How the reception stands at a moment, in a wording. */
export type SeenStatus = {
  readonly now: Date;
  readonly open: boolean;
  readonly closesAt: Date | null;
  readonly opensAt: Date | null;
  readonly waiting: number;
  readonly minutes: number | null;
  readonly replies: Record<AutomaticReason, string>;
  readonly helpDesks: ReceptionSettings["helpDesks"];
  readonly pictures: boolean;
  readonly schoolCodes: boolean;
  readonly maintenance: MaintenanceNotice | null;
};

type Settings = OutputOf<typeof readReceptionSettings>["settings"];

export function statusView(status: SeenStatus, invented: boolean): OutputOf<typeof readReception> {
  return {
    now: status.now.toISOString(),
    open: status.open,
    closesAt: status.closesAt?.toISOString() ?? null,
    opensAt: status.opensAt?.toISOString() ?? null,
    waiting: status.waiting,
    minutes: status.minutes,
    replies: status.replies,
    helpDesks: status.helpDesks.map(deskView),
    pictures: status.pictures,
    schoolCodes: status.schoolCodes,
    maintenance: noticeView(status.maintenance),
    invented,
  };
}

function noticeView(notice: MaintenanceNotice | null): OutputOf<typeof readReception>["maintenance"] {
  return (
    notice && { from: notice.from.toISOString(), to: notice.to.toISOString(), underWay: notice.underWay }
  );
}

export function settingsView(settings: ReceptionSettings): Settings {
  const { calendar, replies, longWaitMinutes, helpDesks, pictures } = settings;
  return {
    calendar: calendarView(calendar),
    replies,
    longWaitMinutes,
    helpDesks: helpDesks.map(deskView),
    pictures,
  };
}

function deskView({ name, number, calendar, checkedOn }: HelpDesk): Settings["helpDesks"][number] {
  return { name, number, calendar: calendarView(calendar), checkedOn };
}

function calendarView(calendar: Calendar): Settings["calendar"] {
  const { newYear, seasons, specialDays, period } = calendar;
  return {
    ...patternView(calendar),
    newYear,
    seasons: seasons.map((season) => {
      const { name, from, to } = season;
      return { name, from, to, ...patternView(season) };
    }),
    specialDays: specialDays.map(({ name, from, to, hours }) => ({ name, from, to, hours })),
    period,
  };
}

function patternView({ week, holidays }: Pattern): Pattern {
  return { week, holidays };
}
