import { closesAt, isOpen, nextOpening } from "../../domain/calendar.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { MaintenanceNotice } from "../../domain/maintenance.ts";
import type { Consultee } from "../../domain/people.ts";
import { automaticReasons, type ReceptionSettings } from "../../domain/reception.ts";
import { Refusal } from "../../domain/refusal.ts";
import { minutesLeft, minutesToTurn, waitMinutes, withTurn } from "../../domain/waiting.ts";
import type { Wording } from "../../domain/wording.ts";
import { type LoadNow, readLoad } from "../duty/read-load.ts";
import { readNotice } from "../operation/maintenance/notice.ts";
import { readSchoolCodes } from "../school/read-school-codes.ts";
import type { Tools } from "../tools.ts";
import { countWaiting, findPlace, isOwn, listAnswered } from "./store.ts";
import type { SeenStatus } from "./view.ts";

type Asked = Pick<Tools, "db" | "now" | "reception">;
type Load = {
  readonly waiting: number;
  readonly minutes: number | null;
  readonly duty: LoadNow | null;
  readonly maintenance: MaintenanceNotice | null;
  readonly schoolCodes: boolean;
};

const loadMillis = 1_000;
const latelyMillis = 14 * 86_400_000;
const mostAnswered = 20;

/** What the entrance asks on every visit: counted once a second and process, however many ask. */
export function openStatus({ db, now, reception }: Asked) {
  let load: { readonly until: number; readonly counted: Promise<Load> } | null = null;

  function counted(settings: ReceptionSettings): Promise<Load> {
    if (load && load.until > performance.now()) return load.counted;
    const fresh = { until: performance.now() + loadMillis, counted: count(settings) };
    load = fresh;
    // What failed is asked again by the next.
    fresh.counted.catch(() => {
      if (load === fresh) load = null;
    });
    return fresh.counted;
  }

  async function count({ calendar }: ReceptionSettings): Promise<Load> {
    const at = now();
    const since = new Date(at.getTime() - latelyMillis);
    const [waiting, lately, duty, maintenance, school] = await Promise.all([
      countWaiting(db),
      listAnswered(db, since, mostAnswered),
      readLoad({ db, now }, calendar),
      readNotice({ db }, at),
      readSchoolCodes({ db }),
    ]);
    const minutes = waitMinutes(calendar, lately, waiting.longestSince, at);
    return { waiting: waiting.count, minutes, duty, maintenance, schoolCodes: school.codes.on };
  }

  /** [DU-4] What the usual wait becomes where it is known who is on duty. Nobody answers while it is closed. */
  function heeding(
    { calendar }: ReceptionSettings,
    duty: LoadNow | null,
    minutes: number | null,
    ahead: number,
  ) {
    if (!duty || !isOpen(calendar, now())) return minutes;
    return withTurn(minutes, minutesToTurn(duty, ahead, duty.lasting));
  }

  return {
    async readStatus(wording: Wording): Promise<SeenStatus> {
      const { settings } = await reception.current();
      const { calendar, replies, helpDesks, pictures } = settings;
      const at = now();
      const open = isOpen(calendar, at);
      const { waiting, minutes, duty, maintenance, schoolCodes } = await counted(settings);
      return {
        ...{ waiting, minutes: heeding(settings, duty, minutes, waiting), now: at },
        open,
        closesAt: closesAt(calendar, at),
        opensAt: open ? null : nextOpening(calendar, at),
        replies: Object.fromEntries(
          automaticReasons.map((reason) => [reason, replies[reason].texts[wording]]),
        ) as SeenStatus["replies"],
        ...{ helpDesks, pictures, maintenance, schoolCodes },
      };
    },

    /** Null once somebody has taken it. [AC-2] A stranger's is not found. */
    async readPlace(
      consultee: Consultee,
      id: ConsultationId,
    ): Promise<{ readonly ahead: number; readonly minutes: number | null } | null> {
      if (!(await isOwn(db, consultee.id, id))) throw new Refusal("not-found");
      const place = await findPlace(db, id);
      if (!place) return null;
      const { settings } = await reception.current();
      const { minutes, duty } = await counted(settings);
      const left = minutesLeft(settings.calendar, minutes, place.since, now());
      return { ahead: place.ahead, minutes: heeding(settings, duty, left, place.ahead) };
    },
  };
}
