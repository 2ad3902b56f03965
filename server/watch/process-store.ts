import { type Readings, readingNames } from "../../domain/alarm.ts";
import type { SeenProcess } from "../../domain/condition.ts";
import type { Database } from "../storage/database.ts";

type OwnProcess = SeenProcess & { readonly id: string };

export async function saveProcess(db: Database, { id, place, beganAt, seenAt, ...one }: OwnProcess) {
  const readings = JSON.stringify(one.readings);
  await db
    .insertInto("running_process")
    .values({ id, place, began_at: beganAt, seen_at: seenAt, readings })
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ seen_at: seenAt, readings }))
    .execute();
}

export async function removeProcess(db: Database, id: string): Promise<void> {
  await db.deleteFrom("running_process").where("id", "=", id).execute();
}

/** Those that have said nothing since then. */
export async function forgetProcesses(db: Database, since: Date): Promise<void> {
  await db.deleteFrom("running_process").where("seen_at", "<", since).execute();
}

/** By machine, the oldest first. */
export async function listProcesses(db: Database): Promise<SeenProcess[]> {
  const rows = await db
    .selectFrom("running_process")
    .selectAll()
    .orderBy("place")
    .orderBy("began_at")
    .orderBy("id")
    .execute();
  return rows.map(({ place, began_at, seen_at, readings }) => ({
    ...{ place, beganAt: began_at, seenAt: seen_at, readings: wholeReadings(readings) },
  }));
}

/** Beside this version another one may run, which knows fewer readings, or more. */
function wholeReadings(some: Partial<Readings>): Readings {
  return Object.fromEntries(readingNames.map((name) => [name, some[name] ?? null])) as Readings;
}
