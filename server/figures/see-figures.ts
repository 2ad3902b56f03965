import { isOpen } from "../../domain/calendar.ts";
import { type Dimension, type Fact, type Figures, figuresOf, isCountedUnder } from "../../domain/figures.ts";
import { instantsOf, isPeriod, type Period } from "../../domain/period.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Database, Tx } from "../storage/database.ts";
import type { Tools } from "../tools.ts";
import { readFacts, readWritten } from "./store.ts";

type Asked = Pick<Tools, "reception"> & { readonly db: Database | Tx };

/** 統計: all figures of a period, as the database stands at this moment. */
export async function seeFigures(tools: Asked, period: Period): Promise<Figures> {
  const facts = await seeFacts(tools, period);
  return figuresOf(facts, await readWritten(tools.db, instantsOf(period)), period);
}

/** What one figure counts: the consultations behind it, the oldest first. */
export async function seeRows(
  tools: Asked,
  period: Period,
  dimension: Dimension,
  name: string,
): Promise<Fact[]> {
  return (await seeFacts(tools, period)).filter((fact) => isCountedUnder(fact, dimension, name));
}

/** What is counted, one consultation after the other: those behind a number, so many of them. */
export async function seeFacts(
  { db, reception }: Asked,
  period: Period,
  page?: { readonly after: number; readonly most: number },
): Promise<Fact[]> {
  if (!isPeriod(period)) throw new Refusal("bad-input");
  const { settings } = await reception.current();
  return readFacts(db, instantsOf(period), (at) => isOpen(settings.calendar, at), page);
}
