import { closePointName, closeToMark } from "../../domain/restore-point.ts";
import type { Tools } from "../tools.ts";
import { insertPoint, listPoints, makePoint, type NotedPoint, takeBackupLock } from "./store.ts";

/** [S9.3] [BK-4] Names the end of a reception in the log, once, whichever process comes to it first. Null where nothing is to be named. */
export async function markClose({
  storage,
  now,
  reception,
}: Pick<Tools, "storage" | "now" | "reception">): Promise<NotedPoint | null> {
  const { settings } = await reception.current();
  const find = async () => {
    const points = await listPoints(storage.db);
    return closeToMark(settings.calendar, now(), (name) => points.some((one) => one.name === name));
  };
  // Looked up first without the lock: all but one look a day end here.
  if ((await find()) === null) return null;
  await using lock = await takeBackupLock(storage);
  const day = lock && (await find());
  if (!day) return null;
  const point = await makePoint(storage, closePointName(day));
  await insertPoint(storage.db, point);
  return point;
}

/** [BK-4] What stands in the database of points is kept beside the backups too, for the day on which there is no database. */
export async function keepPoints(
  { storage }: Pick<Tools, "storage">,
  place: {
    listPoints(): Promise<readonly { name: string; timeline: number }[]>;
    savePoint(point: NotedPoint): Promise<void>;
  },
): Promise<void> {
  const kept = new Set((await place.listPoints()).map(({ name, timeline }) => `${name}.${timeline}`));
  for (const point of await listPoints(storage.db))
    if (!kept.has(`${point.name}.${point.timeline}`)) await place.savePoint(point);
}
