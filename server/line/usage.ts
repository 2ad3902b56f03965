import { type LineUsage, usageOf } from "../../domain/line-usage.ts";
import type { Tools } from "../tools.ts";
import { readCounts } from "./event-store.ts";

/** `month` is YYYY-MM in Japan. */
export async function readUsage({ db }: Pick<Tools, "db">, month: string): Promise<LineUsage> {
  return usageOf(await readCounts(db, month));
}
