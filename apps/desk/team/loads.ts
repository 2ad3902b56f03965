import type { ConsultationSummary, Frame } from "../../../contract/sync.ts";
import type { StaffId } from "../../../domain/ids.ts";
import { isUnread, type List } from "../list/list.ts";

export type Team = Omit<Extract<Frame, { t: "team" }>, "t">;
type Person = Team["people"][number];

/** Somebody who waits, and for an answer of whom: null is of anybody. */
export type Late = {
  readonly row: ConsultationSummary;
  readonly since: string;
  readonly holder: StaffId | null;
};

export type Load = Person & {
  readonly held: readonly ConsultationSummary[];
  readonly unread: number;
  /** Since when the one waits who has waited longest for their answer. */
  readonly unansweredSince: string | null;
};

/** [DU-5] How much each holds: those who are there first, and among them who has least room. */
export function loadsOf({ people, unanswered }: Team, list: List): readonly Load[] {
  const held = new Map<StaffId, ConsultationSummary[]>();
  for (const row of list.rows.values())
    if (row.state === "active" && row.counsellor)
      held.set(row.counsellor, [...(held.get(row.counsellor) ?? []), row]);
  const since = new Map(unanswered.map((one) => [one.consultation, one.since]));
  const loads = people.map((person): Load => {
    const own = held.get(person.staff) ?? [];
    const waits = own.flatMap(({ id }) => since.get(id) ?? []).sort();
    return {
      ...person,
      held: own.sort((a, b) => a.number - b.number),
      unread: own.filter(isUnread).length,
      unansweredSince: waits[0] ?? null,
    };
  });
  return loads.sort(
    (a, b) => rank(a) - rank(b) || freeOf(a) - freeOf(b) || a.displayName.localeCompare(b.displayName, "ja"),
  );
}

/** Everybody who waits longer than the city wants, the longest first. */
export function lateOf({ alarmMinutes, unanswered }: Team, list: List, now: Date): readonly Late[] {
  const before = now.getTime() - alarmMinutes * 60_000;
  const held = unanswered.flatMap(({ consultation, since }): Late[] => {
    const row = list.rows.get(consultation);
    return row?.state === "active" ? [{ row, since, holder: row.counsellor }] : [];
  });
  const waiting = [...list.rows.values()].flatMap((row): Late[] =>
    row.state === "waiting" ? [{ row, since: row.openedAt, holder: null }] : [],
  );
  return [...held, ...waiting]
    .filter(({ since }) => Date.parse(since) <= before)
    .sort((a, b) => Date.parse(a.since) - Date.parse(b.since));
}

/** 0 where nobody was told of the team: only those who look after the others are. */
export function countLate(
  { team, list }: { readonly team: Team | null; readonly list: List },
  now: Date,
): number {
  return team ? lateOf(team, list, now).length : 0;
}

/** How many more those who are on duty can take. */
export function freePlaces(loads: readonly Load[]): number {
  return loads.reduce((sum, load) => sum + Math.max(0, freeOf(load)), 0);
}

function freeOf({ capacity, held }: Load): number {
  return capacity === null ? 0 : capacity - held.length;
}

function rank({ isOnline, capacity, held }: Load): number {
  if (held.length > 0 && !isOnline) return 0;
  if (capacity !== null) return 1;
  return isOnline ? 2 : 3;
}
