import type { ConsultationId, StaffId } from "../../../domain/ids.ts";
import { arrivals } from "../list/arrivals.ts";
import { isHandedTo, isHeldBy, type List } from "../list/list.ts";

/** What is new for one person between two states of the list. */
export type News = {
  /** Consultations that have come to wait. */
  readonly arrived: number;
  /** Those one holds in which the consultee has written. */
  readonly written: readonly ConsultationId[];
  /** Those that a colleague has handed over to them. */
  readonly handedOver: readonly ConsultationId[];
};

export function newsBetween(before: List, after: List, me: StaffId): News {
  if (before.after === null || before.rows === after.rows) return { arrived: 0, written: [], handedOver: [] };
  const written: ConsultationId[] = [];
  const handedOver: ConsultationId[] = [];
  for (const row of after.rows.values()) {
    const known = before.rows.get(row.id);
    if (known && isHeldBy(row, me) && row.consulteeSeq > known.consulteeSeq) written.push(row.id);
    if (isHandedTo(row, me) && known && !isHandedTo(known, me)) handedOver.push(row.id);
  }
  return { arrived: arrivals(before, after).length, written, handedOver };
}

/** What one is looking at anyway needs no notice. */
export function isWorthNotice(news: News, looking: readonly ConsultationId[]): boolean {
  return news.arrived > 0 || news.handedOver.length > 0 || news.written.some((id) => !looking.includes(id));
}
