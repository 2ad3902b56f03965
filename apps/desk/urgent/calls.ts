import type { Api } from "../../../contract/api.ts";
import type { SignedInSelf } from "../../../contract/staff.ts";
import type { Frame, OpenUrgentCall } from "../../../contract/sync.ts";
import type { ConsultationId, StaffId, UrgentCallId } from "../../../domain/ids.ts";
import { isCalled } from "../../../domain/urgent.ts";

/** Danger words, contacts and the script, as the city has set them. */
export type Guide = Api["/api/urgent/settings"]["output"]["settings"];

/** The open urgent calls that concern the person at this desk. */
export type UrgentCalls = {
  /** Null: nothing is known yet, or not any more. */
  readonly after: string | null;
  readonly calls: readonly OpenUrgentCall[];
  /** One's own that the server has not acknowledged: they are made again until it has. */
  readonly making: ReadonlyMap<UrgentCallId, Making>;
  /** Was called by a colleague already, who is told of what comes of it. */
  readonly calledBefore: ConsultationId | null;
  /** To which one is asked whether to call. */
  readonly asking: ConsultationId | null;
  /** Null until it is known. */
  readonly guide: Guide | null;
  /** How many risk sheets were written at this page: what shows one reads it anew. */
  readonly sheetsWritten: number;
};

type Making = { readonly consultation: ConsultationId; readonly number: number; readonly since: string };

export const noUrgentCalls: UrgentCalls = {
  after: null,
  calls: [],
  making: new Map(),
  calledBefore: null,
  asking: null,
  guide: null,
  sheetsWritten: 0,
};

export function takeUrgent(
  before: UrgentCalls,
  { after, calls }: Extract<Frame, { t: "urgent" }>,
): UrgentCalls {
  return { ...before, after, calls };
}

/** [DL-5] After a restore: one's own open calls may not be there any more, and are made again under their ids. */
export function calledAgain(before: UrgentCalls, me: StaffId): UrgentCalls {
  const own = before.calls.filter((call) => call.calledBy === me);
  const again = own.map(
    ({ call, consultation, number, calledAt }) => [call, { consultation, number, since: calledAt }] as const,
  );
  return { ...noUrgentCalls, guide: before.guide, making: new Map([...again, ...before.making]) };
}

/** How a call stands for the person at this desk. */
export type Standing = "ringing" | "own" | "taken-by-me" | "taken";

export function standingOf(call: OpenUrgentCall, self: Pick<SignedInSelf, "id" | "roles">): Standing {
  if (call.takenBy === self.id) return "taken-by-me";
  if (call.calledBy === self.id) return "own";
  return call.takenBy === null && isCalled(call, { kind: "staff", displayName: "", ...self })
    ? "ringing"
    : "taken";
}

export function ringing(
  { calls }: UrgentCalls,
  self: Pick<SignedInSelf, "id" | "roles">,
): readonly OpenUrgentCall[] {
  return calls.filter((call) => standingOf(call, self) === "ringing");
}

/** 3:07, and with hours 1:03:07. */
export function elapsedWords(since: string, now: Date): string {
  const seconds = Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / 1_000));
  const [hours, minutes, rest] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number): string => `${value}`.padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
