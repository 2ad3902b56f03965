import { type Calendar, openMinutes } from "../../domain/calendar.ts";
import { onDuty } from "../../domain/duty.ts";
import { inJapan } from "../../domain/japan-time.ts";
import type { DutyLoad } from "../../domain/waiting.ts";
import { readVersion } from "../settings/read-version.ts";
import type { Tools } from "../tools.ts";
import { completed } from "./read-duty.ts";
import { countHeld, listLasted, listWords } from "./store.ts";

const latelyMillis = 14 * 86_400_000;
const mostLasted = 20;

export type LoadNow = DutyLoad & {
  /** In open minutes, how long those lasted that ended lately. */
  readonly lasting: readonly number[];
};

/** [DU-4] How much those who are on duty can hold; null in a city that has planned nobody: there it says nothing. */
export async function readLoad(
  { db, now }: Pick<Tools, "db" | "now">,
  calendar: Calendar,
): Promise<LoadNow | null> {
  const at = now();
  const [row, said] = await Promise.all([readVersion(db, "duty"), listWords(db, inJapan(at).day)]);
  const { plan } = completed(row);
  if (plan.people.length === 0 && said.length === 0) return null;
  const there = onDuty(plan, said, at);
  const [held, lasted] = await Promise.all([
    countHeld(
      db,
      there.map(({ staff }) => staff),
    ),
    listLasted(db, new Date(at.getTime() - latelyMillis), mostLasted),
  ]);
  return {
    capacity: there.reduce((sum, { capacity }) => sum + capacity, 0),
    held,
    lasting: lasted.map(({ from, to }) => openMinutes(calendar, from, to)),
  };
}
