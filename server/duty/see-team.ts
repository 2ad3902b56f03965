import { onDuty } from "../../domain/duty.ts";
import { inJapan } from "../../domain/japan-time.ts";
import { readVersion } from "../settings/read-version.ts";
import { listAnswering } from "../staff/list-answering.ts";
import type { Tools } from "../tools.ts";
import type { Team } from "./board.ts";
import { listOnline } from "./online-store.ts";
import { completed } from "./read-duty.ts";
import { listWords } from "./store.ts";
import { listUnanswered } from "./unanswered-store.ts";

const mostUnanswered = 200;

/** [DU-5] Who may answer, who of them is at the desk, and who is on duty. What they hold says the desk's list. */
export async function seeTeam(tools: Pick<Tools, "db" | "now">): Promise<Team> {
  const { db, now } = tools;
  const at = now();
  const [people, online, row, said, unanswered] = await Promise.all([
    listAnswering(tools),
    listOnline(db),
    readVersion(db, "duty"),
    listWords(db, inJapan(at).day),
    listUnanswered(db, mostUnanswered),
  ]);
  const { plan } = completed(row);
  const there = new Map(onDuty(plan, said, at).map(({ staff, capacity }) => [staff, capacity]));
  return {
    ...{ alarmMinutes: plan.alarmMinutes, unanswered },
    people: people.map(({ id, displayName }) => ({
      ...{ staff: id, displayName, isOnline: online.includes(id) },
      capacity: there.get(id) ?? null,
    })),
  };
}
