import type { ConsultationSummary } from "../../../contract/sync.ts";
import { attributesOf, type School } from "../../../domain/attributes.ts";
import type { Entrance } from "../../../domain/consultation.ts";
import type { StaffId } from "../../../domain/ids.ts";
import type { List } from "./list.ts";

/** Which of the consultations are to be seen; what is empty leaves all of its kind. */
export type Filter = {
  readonly entrance: Entrance | "";
  readonly school: School | "";
  readonly counsellor: StaffId | "";
  readonly urgent: boolean;
  readonly unanswered: boolean;
};

export const everything: Filter = {
  ...{ entrance: "", school: "", counsellor: "", urgent: false, unanswered: false },
};

export function isEverything(filter: Filter): boolean {
  return Object.values(filter).every((one) => one === "" || one === false);
}

/** The same list with fewer rows; its cursor stays. */
export function narrow(list: List, filter: Filter): List {
  if (isEverything(filter)) return list;
  return { ...list, rows: new Map([...list.rows].filter(([, row]) => passes(row, filter))) };
}

function passes(row: ConsultationSummary, filter: Filter): boolean {
  return (
    (filter.entrance === "" || row.entrance === filter.entrance) &&
    (filter.school === "" || attributesOf(row.attributes).school === filter.school) &&
    (filter.counsellor === "" || row.counsellor === filter.counsellor) &&
    (!filter.urgent || row.urgent) &&
    (!filter.unanswered || (row.state !== "closed" && row.consulteeSeq > row.counsellorSeq))
  );
}

/** Who holds or held one of them. */
export function counsellorsOf({ rows }: List): readonly StaffId[] {
  return [
    ...new Set([...rows.values()].flatMap(({ counsellor }) => (counsellor ? [counsellor] : []))),
  ].sort();
}
