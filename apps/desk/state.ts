import type { Self, SignedInSelf } from "../../contract/staff.ts";
import type { ConsultationSummary } from "../../contract/sync.ts";
import { may, type Permission } from "../../domain/access.ts";
import type { DurabilityState } from "../../domain/durability.ts";
import type { ConsultationId, Epoch, StaffId } from "../../domain/ids.ts";
import type { AutomaticReason } from "../../domain/reception.ts";
import { emptyList, heldBy, type List } from "./list/list.ts";
import { noPresences, type Presences } from "./list/presence.ts";
import type { Looking } from "./looking/looking.ts";
import { noPanes, type Panes } from "./panes/panes.ts";
import { countUnsent, isSending, type Opened, startedOver } from "./talk/opened.ts";
import type { Spot } from "./talk/point-to.ts";
import type { Team } from "./team/loads.ts";
import { noUrgentCalls, type UrgentCalls } from "./urgent/calls.ts";

/** All that the desk knows. */
export type DeskState = Panes & {
  /** Null until the server has said which one it is. */
  readonly epoch: Epoch | null;
  readonly list: List;
  readonly names: ReadonlyMap<StaffId, string>;
  readonly opened: ReadonlyMap<ConsultationId, Opened>;
  /** The person is at another place of the desk, and the panes are not in sight. */
  readonly away: boolean;
  /** What is watched in the live room. */
  readonly live: readonly ConsultationId[];
  readonly mending: boolean;
  /** How well what is acknowledged is kept. */
  readonly durability: DurabilityState;
  readonly presences: Presences;
  /** Their consultees are being told that one is thinking. */
  readonly thinking: ReadonlySet<ConsultationId>;
  /** Where the supervisor's advice was asked for of late, with the newest word of it. */
  readonly sideTalks: ReadonlyMap<ConsultationId, { readonly nth: number; readonly staff: StaffId }>;
  /** Who else is looking at the talks on the screen, for those who may know. */
  readonly looking: Looking;
  /** What the service says by itself; null until it is known. */
  readonly replies: Replies | null;
  readonly urgent: UrgentCalls;
  /** Null until it is known; told only to those who look after the others. */
  readonly team: Team | null;
  /** The message or note that a search led to. */
  readonly pointedAt: { readonly consultation: ConsultationId; readonly spot: Spot } | null;
};

export type Replies = Readonly<Record<AutomaticReason, string>>;

export const emptyDesk: DeskState = {
  ...noPanes,
  epoch: null,
  list: emptyList,
  names: new Map(),
  opened: new Map(),
  away: false,
  live: [],
  mending: false,
  durability: "whole",
  presences: noPresences,
  thinking: new Set(),
  sideTalks: new Map(),
  looking: new Map(),
  replies: null,
  urgent: noUrgentCalls,
  team: null,
  pointedAt: null,
};

/** The stream carries this many consultations at most. */
const mostFollowed = 64;

/**
 * What is followed word by word: those on the screen, those with a reply on its way, and what one holds, so that
 * unread words are counted and opening shows them at once. Only what the list knows: a restore may have taken it.
 */
export function followed(state: DeskState, me: StaffId): readonly ConsultationId[] {
  const sending = [...state.opened].filter(([, opened]) => isSending(opened)).map(([id]) => id);
  const ids = new Set([...inSight(state), ...sending, ...heldBy(state.list, me)]);
  return [...ids].filter((id) => state.list.rows.has(id)).slice(0, mostFollowed);
}

/** The talks that the person has before them; only what the list knows. */
export function inSight({ away, panes, live, list }: DeskState): readonly ConsultationId[] {
  return [...(away ? [] : panes), ...live].filter((id) => list.rows.has(id));
}

/** The city was restored: the list and the talks are read again, drafts and unsent replies stay. */
export function startOver(state: DeskState, epoch: Epoch): DeskState {
  const opened = new Map(
    [...state.opened].map(([id, one]) => [id, startedOver(one, state.list.rows.get(id)?.number)]),
  );
  return { ...state, epoch, list: emptyList, presences: noPresences, opened };
}

/** The one that is worked in. */
export function shownRow({ list, shown }: DeskState): ConsultationSummary | null {
  return (shown && list.rows.get(shown)) ?? null;
}

export function unsent(state: DeskState): number {
  let count = 0;
  for (const opened of state.opened.values()) count += countUnsent(opened);
  return count;
}

/** Somebody whose name is not known yet. */
export function missesName({ list, names }: DeskState): boolean {
  for (const { counsellor } of list.rows.values()) if (counsellor && !names.has(counsellor)) return true;
  return false;
}

/** Somebody at the desk, and whether the glass is broken for them ([ST-10]). */
export type Person = Self & Partial<Pick<SignedInSelf, "breakGlassUntil">>;

/** Asked only to leave out what the server would refuse. */
export function mayDo(self: Person, permission: Permission): boolean {
  const glass = self.breakGlassUntil ? { breakGlass: true as const } : {};
  return may({ kind: "staff", ...self, ...glass }, permission);
}
