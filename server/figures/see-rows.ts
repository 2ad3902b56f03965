import { type Dimension, type Fact, isCountedUnder } from "../../domain/figures.ts";
import { inJapan } from "../../domain/japan-time.ts";
import type { Period } from "../../domain/period.ts";
import type { Unit } from "../../domain/published-figures.ts";
import { Refusal } from "../../domain/refusal.ts";
import { isTimeDimension, type TimeDimension, timeNameOf } from "../../domain/written.ts";
import { type Asked, instantsIn, seeFacts } from "./see-figures.ts";
import { readAuthored, readHeads } from "./store.ts";

/** One consultation behind a figure, with how many of the messages that are counted are of each side. */
export type FigureRow = Pick<
  Fact,
  "id" | "number" | "consultee" | "openedAt" | "entrance" | "ofConsultee" | "ofCounsellor"
>;

type Figure = {
  readonly unit: Unit;
  /** Null: all of the period. */
  readonly under: { readonly dimension: Dimension; readonly name: string } | null;
};

/** [FG-2] What one figure counts: the consultations behind it, the oldest first, and so many people and messages as it says. */
export async function seeRows(tools: Asked, period: Period, { unit, under }: Figure): Promise<FigureRow[]> {
  if (unit !== "messages" || !under) {
    const facts = await seeFacts(tools, period);
    const counted = facts.filter((fact) => !under || isCountedUnder(fact, under.dimension, under.name));
    return unit === "people" ? byPerson(counted) : counted;
  }
  const { dimension, name } = under;
  if (!isTimeDimension(dimension)) throw new Refusal("bad-input");
  return seeAuthored(tools, period, dimension, name);
}

/** Messages are counted where they were written: also those of a consultation that was opened before the period. */
async function seeAuthored(
  { db }: Asked,
  period: Period,
  dimension: TimeDimension,
  name: string,
): Promise<FigureRow[]> {
  const sides = new Map<string, { ofConsultee: number; ofCounsellor: number }>();
  for (const { consultation, hour, ofConsultee, ofCounsellor } of await readAuthored(
    db,
    instantsIn(period),
  )) {
    const { day, minute } = inJapan(hour);
    if (timeNameOf(dimension, day, minute / 60) !== name) continue;
    const before = sides.get(consultation) ?? { ofConsultee: 0, ofCounsellor: 0 };
    sides.set(consultation, {
      ofConsultee: before.ofConsultee + ofConsultee,
      ofCounsellor: before.ofCounsellor + ofCounsellor,
    });
  }
  const heads = await readHeads(db, [...sides.keys()]);
  return heads.map((head) => ({ ...head, ...(sides.get(head.id) ?? { ofConsultee: 0, ofCounsellor: 0 }) }));
}

/** Those of one person after each other; who came first stands first. */
function byPerson<Row extends FigureRow>(rows: readonly Row[]): Row[] {
  const people = new Map<string, Row[]>();
  for (const row of rows) people.set(row.consultee, [...(people.get(row.consultee) ?? []), row]);
  return [...people.values()].flat();
}
