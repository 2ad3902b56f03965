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
  /** [DU-6] Those that one held, and somebody else holds now. */
  readonly movedOn: readonly ConsultationId[];
};

const nothing: News = { arrived: 0, written: [], handedOver: [], movedOn: [] };

export function newsBetween(before: List, after: List, me: StaffId): News {
  if (before.after === null || before.rows === after.rows) return nothing;
  const written: ConsultationId[] = [];
  const handedOver: ConsultationId[] = [];
  const movedOn: ConsultationId[] = [];
  for (const row of after.rows.values()) {
    const known = before.rows.get(row.id);
    if (known && isHeldBy(row, me) && row.consulteeSeq > known.consulteeSeq) written.push(row.id);
    if (isHandedTo(row, me) && known && !isHandedTo(known, me)) handedOver.push(row.id);
    if (known && isHeldBy(known, me) && row.state === "active" && !isHeldBy(row, me)) movedOn.push(row.id);
  }
  return { arrived: arrivals(before, after).length, written, handedOver, movedOn };
}

/** What one is looking at anyway needs no notice. */
export function isWorthNotice(news: News, looking: readonly ConsultationId[]): boolean {
  const elsewhere = [...news.written, ...news.movedOn].some((id) => !looking.includes(id));
  return news.arrived > 0 || news.handedOver.length > 0 || elsewhere;
}
