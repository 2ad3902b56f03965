import type { StaffId } from "./ids.ts";
import { type Day, dayAfter, isDay } from "./japan-time.ts";
import type { Staff } from "./people.ts";
import { Refusal } from "./refusal.ts";

/** 管理簿: training of staff, subcontracts (再委託), and copies that left on other ways than as an export. */
export const registerKinds = ["training", "subcontract", "copy"] as const;
export type RegisterKind = (typeof registerKinds)[number];

export const registerOutcomes = ["refused", "over", "returned", "destroyed", "mistaken"] as const;
export type RegisterOutcome = (typeof registerOutcomes)[number];

/** How an entry of a kind can end, but for what the city refuses. */
export const endsOf = {
  training: ["mistaken"],
  subcontract: ["over", "mistaken"],
  copy: ["returned", "destroyed", "mistaken"],
} as const satisfies Record<RegisterKind, readonly RegisterOutcome[]>;

type Done = { readonly by: StaffId; readonly at: Date };
export type RegisterEntry = {
  readonly id: string;
  readonly number: number;
  readonly kind: RegisterKind;
  /** Held on; begun on; made on. */
  readonly on: Day;
  /** Due again by; runs until; returned or destroyed by. Null of a training that is not repeated. */
  readonly until: Day | null;
  /** Of a training: who took part. */
  readonly staff: readonly StaffId[];
  readonly written: Done;
  /** Of a subcontract and a copy: the city has allowed it. */
  readonly approved: Done | null;
  readonly ended: (Done & { readonly outcome: RegisterOutcome }) | null;
};

/** `detail`: who gave a training; which data a subcontract or a copy is about. */
export type EntryWords = { readonly heading: string; readonly words: string; readonly detail: string };

/** [S11.5] What the city has to allow. */
export function wantsApproval(kind: RegisterKind): boolean {
  return kind !== "training";
}

const farthestDays = 3_660;

/** [RG-1] Refuses what ends before it begins, lies ten years away, or lacks who, until when, or what it names. */
export function refuseFaultyEntry(
  {
    kind,
    on,
    until,
    staff,
    detail,
  }: Pick<RegisterEntry, "kind" | "on" | "until" | "staff"> & { readonly detail: string },
  today: Day,
): void {
  const training = kind === "training";
  const [first, last] = [dayAfter(today, -farthestDays), dayAfter(today, farthestDays)];
  const near = (day: Day): boolean => isDay(day) && day >= first && day <= last;
  const fine =
    near(on) &&
    (until === null ? training : near(until) && until >= on) &&
    // What was held or made is written afterwards; a subcontract may be written before it begins.
    (kind === "subcontract" || on <= today) &&
    training === staff.length > 0 &&
    new Set(staff).size === staff.length &&
    detail !== "";
  if (!fine) throw new Refusal("bad-input");
}

/** [RG-2] Decided once, by somebody else than who wrote it. */
export function refuseToDecideOn(entry: RegisterEntry, { id }: Pick<Staff, "id">): void {
  if (!wantsApproval(entry.kind) || entry.approved || entry.ended) throw new Refusal("approval-closed");
  if (entry.written.by === id) throw new Refusal("not-oneself");
}

export function refuseToEnd({ kind, ended }: RegisterEntry, outcome: RegisterOutcome): void {
  if (ended) throw new Refusal("register-ended");
  const ends: readonly RegisterOutcome[] = endsOf[kind];
  if (!ends.includes(outcome)) throw new Refusal("bad-input");
}

/** [RG-2] Its day is over, and it has not ended. */
export function isOverdue({ kind, until, ended }: RegisterEntry, today: Day): boolean {
  return kind !== "training" && !ended && until !== null && until < today;
}

type Trained = Pick<RegisterEntry, "kind" | "on" | "until" | "staff" | "ended">;

/** [RG-3] Who was never trained, or whose newest training is due again. */
export function untrained(
  entries: readonly Trained[],
  people: readonly StaffId[],
  today: Day,
): readonly StaffId[] {
  const trainings = entries.filter(({ kind, ended }) => kind === "training" && !ended);
  return people.filter((person) => {
    const newest = trainings
      .filter(({ staff }) => staff.includes(person))
      .reduce<Trained | null>((last, one) => (last && last.on > one.on ? last : one), null);
    return !newest || (newest.until !== null && newest.until < today);
  });
}
