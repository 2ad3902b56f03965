import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { ConsultationId, StaffId } from "../../../domain/ids.ts";
import { isHeldBy, type List } from "./list.ts";

export const sections = ["waiting", "mine", "others", "closed"] as const;
export type Section = (typeof sections)[number];

/** Where a row stands for this person. */
export function rowState(row: ConsultationSummary, me: StaffId): Section {
  if (row.state !== "active") return row.state;
  return isHeldBy(row, me) ? "mine" : "others";
}

/** Which rows stand where, top to bottom. */
export type Arrangement = Readonly<Record<Section, readonly ConsultationId[]>>;

/** 待っている by arrival, what a person marked as urgent first ([UC-7]); 対応中, one's own and others', by arrival; 終了 with the latest first. */
export function arrange(list: List, me: StaffId): Arrangement {
  const rows: Record<Section, ConsultationSummary[]> = { waiting: [], mine: [], others: [], closed: [] };
  for (const row of list.rows.values()) rows[rowState(row, me)].push(row);
  for (const section of ["mine", "others"] as const) rows[section].sort(byArrival);
  rows.waiting.sort((a, b) => Number(b.urgent) - Number(a.urgent) || byArrival(a, b));
  rows.closed.sort((a, b) => compare(b.lastAt, a.lastAt) || b.number - a.number);
  const { waiting, mine, others, closed } = rows;
  return {
    ...{ waiting: waiting.map(idOf), mine: mine.map(idOf) },
    ...{ others: others.map(idOf), closed: closed.map(idOf) },
  };
}

const idOf = (row: ConsultationSummary): ConsultationId => row.id;

/** RFC 3339 in UTC sorts as text. A row's own place must not move with every message, so `lastAt` has no say here. */
function byArrival(a: ConsultationSummary, b: ConsultationSummary): number {
  return compare(a.openedAt, b.openedAt) || a.number - b.number;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
