import type { ConsultationId, StaffId, UrgentCallId } from "./ids.ts";
import type { Staff } from "./people.ts";
import { Refusal } from "./refusal.ts";

/** 緊急の呼び出し: somebody at the desk calls the supervisor and the city to a consultation. A person decides it, never a word. */
export type UrgentCall = {
  readonly id: UrgentCallId;
  readonly consultation: ConsultationId;
  readonly calledBy: StaffId;
  readonly calledAt: Date;
  /** How far it has gone without anybody taking it: 0 supervisors and officials, 1 every counsellor too, then e-mails. */
  readonly step: number;
  /** When it goes a step further; null where it was taken, or nobody is left to tell. */
  readonly dueAt: Date | null;
  readonly taken: { readonly by: StaffId; readonly at: Date } | null;
};

/** How a call ended. 誤って呼んだ needs no record. */
export const urgentOutcomes = [
  "safe",
  "police",
  "ambulance",
  "child-guidance",
  "guardian",
  "school",
  "watched",
  "mistake",
] as const;
export type UrgentOutcome = (typeof urgentOutcomes)[number];

export function callUrgently(
  id: UrgentCallId,
  consultation: ConsultationId,
  caller: Staff,
  now: Date,
  escalateSeconds: number,
): UrgentCall {
  const dueAt = new Date(now.getTime() + escalateSeconds * 1_000);
  return { id, consultation, calledBy: caller.id, calledAt: now, step: 0, dueAt, taken: null };
}

/** [UC-3] The first to take it has it; taking again what one has changes nothing. Nobody comes to their own call. */
export function take(call: UrgentCall, staff: Staff, now: Date): UrgentCall | null {
  if (call.taken?.by === staff.id) return null;
  if (call.taken) throw new Refusal("urgent-taken");
  if (call.calledBy === staff.id) throw new Refusal("not-oneself");
  if (!isCalled(call, staff)) throw new Refusal("not-allowed");
  return { ...call, dueAt: null, taken: { by: staff.id, at: now } };
}

/** [UC-5] Ended by whoever called or took it, or by a supervisor or official; before it was taken only as a mistake. */
export function refuseEnding(call: UrgentCall, staff: Staff, outcome: UrgentOutcome): void {
  const concerned = call.calledBy === staff.id || call.taken?.by === staff.id || isFirst(staff);
  if (!concerned) throw new Refusal("not-allowed");
  if (!call.taken && outcome !== "mistake") throw new Refusal("urgent-untaken");
}

/** Whether it is on this person's screens, to be taken. */
export function isCalled(call: Pick<UrgentCall, "step" | "calledBy">, staff: Staff): boolean {
  if (call.calledBy === staff.id) return false;
  return isFirst(staff) || (call.step > 0 && staff.roles.includes("counsellor"));
}

/** Whether this person sees it at all. */
export function seesCall(call: UrgentCall, staff: Staff): boolean {
  if (call.calledBy === staff.id || call.taken?.by === staff.id) return true;
  return call.taken ? isFirst(staff) : isCalled(call, staff);
}

function isFirst({ roles }: Staff): boolean {
  return roles.includes("supervisor") || roles.includes("official");
}

/** After everybody was mailed once, they are mailed again this much later, for as long as nobody comes. */
const againSeconds = 600;

export type Escalation = {
  readonly step: number;
  readonly dueAt: Date | null;
  readonly mailTo: string | null;
};

/** [UC-4] The next step of a call that nobody has taken: first everybody at the desk, then one address after the other. */
export function escalate(
  { step }: Pick<UrgentCall, "step">,
  addresses: readonly string[],
  escalateSeconds: number,
  now: Date,
): Escalation {
  const mailTo = step === 0 ? null : (addresses[(step - 1) % addresses.length] ?? null);
  const isRoundOver = step > 0 && step % addresses.length === 0;
  const seconds = isRoundOver ? againSeconds : escalateSeconds;
  const dueAt = addresses.length === 0 ? null : new Date(now.getTime() + seconds * 1_000);
  return { step: step + 1, dueAt, mailTo };
}
