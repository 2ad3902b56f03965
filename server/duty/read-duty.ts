import { planOf } from "../../domain/calendar.ts";
import { firstDutyPlan } from "../../domain/duty.ts";
import { dayAfter, inJapan } from "../../domain/japan-time.ts";
import { readVersion } from "../settings/read-version.ts";
import { listAnswering } from "../staff/list-answering.ts";
import type { Tools } from "../tools.ts";
import { listWords } from "./store.ts";
import type { SeenDuty } from "./view.ts";

const daysAhead = 14;

/** For whoever is on duty, and for whoever is about to change the plan: never from memory. */
export async function readDuty(tools: Tools): Promise<SeenDuty> {
  const { db, now, reception } = tools;
  const { day: today } = inJapan(now());
  const [row, people, said, { settings }] = await Promise.all([
    readVersion(db, "duty"),
    listAnswering(tools),
    listWords(db, today),
    reception.current(),
  ]);
  const days = Array.from({ length: daysAhead }, (_, ahead) => dayAfter(today, ahead));
  return {
    ...completed(row),
    people,
    reception: days.map((day) => ({ day, hours: planOf(settings.calendar, day).hours })),
    said,
  };
}

/** What an older program did not know is as every city begins. */
export function completed(
  row: Awaited<ReturnType<typeof readVersion<"duty">>>,
): Pick<SeenDuty, "version" | "plan"> {
  return { version: row?.version ?? 0, plan: { ...firstDutyPlan, ...row?.value } };
}
