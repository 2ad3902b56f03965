import { clocksOf } from "../../../domain/inquiry.ts";
import type { CountedInquiry } from "../../../domain/month-figures.ts";
import type { Tools } from "../../tools.ts";
import { readSupportSettings } from "./read-settings.ts";
import { listCameWithin } from "./store.ts";

/** What came in from one moment up to another, with the clocks as the city's targets are now, and without its words. */
export async function inquiriesWithin(
  tools: Pick<Tools, "db">,
  from: Date,
  before: Date,
): Promise<readonly CountedInquiry[]> {
  const [stored, { settings }] = await Promise.all([
    listCameWithin(tools.db, from, before),
    readSupportSettings(tools),
  ]);
  return stored.map((one) => {
    const { answer, solution } = clocksOf(one, settings.targets);
    return { haste: one.haste, answer, solution };
  });
}
