import { kindsOfMinutes } from "../../domain/availability.ts";
import { hourMillis, hourOf, minuteOf } from "../../domain/uptime.ts";
import { listPlanned } from "../operation/maintenance/planned.ts";
import type { Tools } from "../tools.ts";
import { listHours } from "./store.ts";

/** [AL-5] Minutes of the last hour that lookouts saw down and nobody had announced. Null where nobody has looked. */
export async function countDownMinutes({ db, now }: Pick<Tools, "db" | "now">): Promise<number | null> {
  const before = minuteOf(now());
  const from = new Date(before.getTime() - hourMillis);
  const [seen, planned] = await Promise.all([
    listHours(db, hourOf(from), before),
    listPlanned({ db }, from, before),
  ]);
  const kinds = kindsOfMinutes({ from, before, now: before, seen, planned });
  if (kinds.every((kind) => kind === "unknown")) return null;
  return kinds.filter((kind) => kind === "down").length;
}
