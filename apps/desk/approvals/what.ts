import { sayRoles } from "../role-words.ts";
import type { Approval, Names } from "./approvals.ts";
import { words } from "./words-ja.ts";

/** What exactly is asked for, as one sentence. */
export function sayWhat(approval: Approval, names: Names): string {
  const { act, staff, roles, minutes, number, count, about, wanted, askedBy } = approval;
  const of = (id: typeof staff): string => (id && names.get(id)) ?? words.someone;
  switch (act) {
    case "staff:change":
      return words.what[act](of(staff), sayRoles(roles ?? []));
    case "staff:reset":
      // Roles stand there only where it is an invitation: somebody new, who has no way in yet.
      return roles ? words.what["staff:invite"](of(staff), sayRoles(roles)) : words.what[act](of(staff));
    case "staff:dismiss":
      return words.what[act](of(staff));
    case "break-glass:begin":
      return words.what[act](of(askedBy), minutes ?? 0);
    case "deletion:carry-out":
    case "hold:lift":
      return words.what[act](number ?? 0);
    case "retention:carry-out":
      return words.what[act](count ?? 0);
    case "petition:decide":
      return words.what[act]();
    case "consultation:export":
    case "contract:export":
    case "contract:erase":
      return words.what[act](of(askedBy));
    case "settings:change":
      return words.what[act](about ? words.act[about] : "", wanted ?? 0);
  }
}

/** How many whole minutes are left, for people: rounded up, so that it says 残り60分 at the start. */
export function minutesLeft(until: string, now: Date): number {
  return Math.ceil((Date.parse(until) - now.getTime()) / 60_000);
}
