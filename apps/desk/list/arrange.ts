import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { ConsultationId, StaffId } from "../../../domain/ids.ts";
import type { List } from "./list.ts";

export const sections = ["waiting", "active", "closed"] as const;
export type Section = (typeof sections)[number];

/** Which rows stand where, top to bottom. */
export type Arrangement = Readonly<Record<Section, readonly ConsultationId[]>>;

/** 待っている by arrival, 対応中 with one's own first, 終了 with the latest first. */
export function arrange(list: List, me: StaffId): Arrangement {
  const rows = { waiting: [], active: [], closed: [] } as Record<Section, ConsultationSummary[]>;
  for (const row of list.rows.values()) rows[row.state].push(row);
  rows.waiting.sort(byArrival);
  rows.active.sort((a, b) => mineFirst(a, b, me) || byArrival(a, b));
  rows.closed.sort((a, b) => compare(b.lastAt, a.lastAt) || b.number - a.number);
  return { waiting: rows.waiting.map(idOf), active: rows.active.map(idOf), closed: rows.closed.map(idOf) };
}

const idOf = (row: ConsultationSummary): ConsultationId => row.id;

/** RFC 3339 in UTC sorts as text. A row's own place must not move with every message, so `lastAt` has no say here. */
function byArrival(a: ConsultationSummary, b: ConsultationSummary): number {
  return compare(a.openedAt, b.openedAt) || a.number - b.number;
}

function mineFirst(a: ConsultationSummary, b: ConsultationSummary, me: StaffId): number {
  return Number(b.counsellor === me) - Number(a.counsellor === me);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
