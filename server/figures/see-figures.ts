import { isOpen } from "../../domain/calendar.ts";
import { type Fact, type Figures, figuresOf } from "../../domain/figures.ts";
import { instantsOf, isPeriod, type Period } from "../../domain/period.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Database, Tx } from "../storage/database.ts";
import type { Tools } from "../tools.ts";
import { readFacts, readWritten } from "./store.ts";

export type Asked = Pick<Tools, "reception"> & { readonly db: Database | Tx };

/** 統計: all figures of a period, as the database stands at this moment. */
export async function seeFigures(tools: Asked, period: Period): Promise<Figures> {
  const instants = instantsIn(period);
  const [facts, written] = await Promise.all([seeFacts(tools, period), readWritten(tools.db, instants)]);
  return figuresOf(facts, written, period);
}

/** What is counted, one consultation after the other: those behind a number, so many of them. */
export async function seeFacts(
  { db, reception }: Asked,
  period: Period,
  page?: { readonly after: number; readonly most: number },
): Promise<Fact[]> {
  const instants = instantsIn(period);
  const { settings } = await reception.current();
  return readFacts(db, instants, (at) => isOpen(settings.calendar, at), page);
}

/** A period that is none is refused: bad-input. */
export function instantsIn(period: Period): ReturnType<typeof instantsOf> {
  if (!isPeriod(period)) throw new Refusal("bad-input");
  return instantsOf(period);
}
