import type { ConsultationId, ConsulteeId, StaffId } from "./ids.ts";
import type { Staff } from "./people.ts";
import { Refusal } from "./refusal.ts";

/** What the consultee is told of why, in general words: never what somebody found in their messages. */
export const pauseGrounds = ["hurtful", "flooding", "other"] as const;
export type PauseGround = (typeof pauseGrounds)[number];

const dayMillis = 86_400_000;
export const longestPauseDays = 30;
/** A proposal that nobody decides is over. */
const proposalMillis = dayMillis;

/** 書きこみの休止: for a while a consultee writes nothing; they read, and see the telephones, as before. */
export type Pause = {
  readonly id: string;
  readonly consultee: ConsulteeId;
  /** In which it was proposed. */
  readonly consultation: ConsultationId;
  readonly ground: PauseGround;
  readonly until: Date;
  readonly proposedBy: StaffId;
  readonly proposedAt: Date;
  readonly decided: { readonly by: StaffId; readonly at: Date; readonly agreed: boolean } | null;
  readonly lifted: { readonly by: StaffId; readonly at: Date } | null;
};

export const pauseStates = ["proposed", "expired", "refused", "in-force", "over", "lifted"] as const;
export type PauseState = (typeof pauseStates)[number];

/** As it is shown to staff. */
export type ListedPause = Pause & {
  readonly state: PauseState;
  /** What the consultation is called aloud. */
  readonly number: number;
  /** In the words of who proposed it; null where it does not open. */
  readonly reason: string | null;
};

export function pauseState({ decided, lifted, proposedAt, until }: Pause, now: Date): PauseState {
  if (lifted) return "lifted";
  if (decided && !decided.agreed) return "refused";
  if (now >= until) return decided ? "over" : "expired";
  if (decided) return "in-force";
  return now.getTime() - proposedAt.getTime() < proposalMillis ? "proposed" : "expired";
}

/** [PA-1] It ends on a day, and not later than in thirty. */
export function refuseFaultyEnd(until: Date, now: Date): void {
  const millis = until.getTime() - now.getTime();
  if (millis <= 0 || millis > longestPauseDays * dayMillis) throw new Refusal("bad-input");
}

/** [PA-1] Decided by somebody else than who proposed it, while it is open. */
export function refuseToDecidePause(pause: Pause, by: Staff, now: Date): void {
  if (pause.proposedBy === by.id) throw new Refusal("not-oneself");
  if (pauseState(pause, now) !== "proposed") throw new Refusal("approval-closed");
}

/** [PA-1] Whoever may decide may lift, also what they decided themselves. */
export function refuseToLift(pause: Pause, now: Date): void {
  if (pauseState(pause, now) !== "in-force") throw new Refusal("approval-closed");
}
