import type { ConsultationSummary, Frame } from "../../../contract/sync.ts";
import type { ConsultationId, StaffId } from "../../../domain/ids.ts";

export type DeskFrame = Extract<Frame, { t: "desk" }>;

/** The city's consultations as this page knows them, and the cursor to go on from. */
export type List = {
  readonly after: string | null;
  readonly rows: ReadonlyMap<ConsultationId, ConsultationSummary>;
};

export const emptyList: List = { after: null, rows: new Map() };

/** The newest summary is the one with the highest `lastSeq`, however late or often the others come. */
export function takeFrame(list: List, frame: DeskFrame): List {
  const kept = frame.whole ? new Map<ConsultationId, ConsultationSummary>() : list.rows;
  return { after: frame.after, rows: newest(list.rows, kept, frame.changes) };
}

/** What an answer to one's own act said, before the list says it. The cursor stays: only frames move it. */
export function takeSummary(list: List, summary: ConsultationSummary): List {
  const rows = newest(list.rows, list.rows, [summary]);
  return rows === list.rows ? list : { ...list, rows };
}

function newest(
  known: List["rows"],
  kept: List["rows"],
  changes: readonly ConsultationSummary[],
): List["rows"] {
  let rows: Map<ConsultationId, ConsultationSummary> | null = null;
  for (const change of changes) {
    const before = rows?.get(change.id) ?? known.get(change.id);
    const row = before && before.lastSeq >= change.lastSeq ? before : change;
    if ((rows ?? kept).get(row.id) === row) continue;
    rows ??= new Map(kept);
    rows.set(row.id, row);
  }
  return rows ?? kept;
}

/** Words of the consultee that the holder has not had on the screen. */
export function isUnread(row: ConsultationSummary): boolean {
  return row.consulteeSeq > row.counsellorRead;
}

export function isHeldBy(row: ConsultationSummary, me: StaffId): boolean {
  return row.state === "active" && row.counsellor === me;
}

/** Handed over to this person, who has not looked into it yet. */
export function isHandedTo(row: ConsultationSummary, me: StaffId): boolean {
  return isHeldBy(row, me) && row.handedOverBy !== null && row.briefing === "unread";
}

/** Consultations with unread words that this person could answer: the number in the page's title. */
export function countAwaiting(list: List, me: StaffId): number {
  let count = 0;
  for (const row of list.rows.values()) {
    if (isHandedTo(row, me) || (isUnread(row) && (row.state === "waiting" || isHeldBy(row, me)))) count++;
  }
  return count;
}

/** What this person holds: followed word by word, so that opening one shows it at once. */
export function heldBy(list: List, me: StaffId): ConsultationId[] {
  return [...list.rows.values()].filter((row) => isHeldBy(row, me)).map((row) => row.id);
}
