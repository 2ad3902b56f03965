import type { Self } from "../../contract/staff.ts";
import type { Frame } from "../../contract/sync.ts";
import type { ConsultationId, Epoch, IdempotencyKey } from "../../domain/ids.ts";
import type { Clock } from "../shared/clock.ts";
import { hasGap } from "../shared/talk.ts";
import type { LiveSync, Sync, SyncOptions } from "../shared/wants.ts";
import { learnReplies } from "./automatic.ts";
import { briefHolder } from "./beside/briefing.ts";
import { type BesideActs, startBeside } from "./beside/start-beside.ts";
import { type DisclosureActs, startDisclosure } from "./disclosure/acts.ts";
import { startKeepingDrafts } from "./drafts/keep-drafts.ts";
import { steadyConnection } from "./header/steady.ts";
import { takeFrame } from "./list/list.ts";
import { startTakingPresences } from "./list/take-presences.ts";
import { startLearningNames } from "./names.ts";
import { startFollowingBeside } from "./notes/follow-beside.ts";
import type { PaneMemory } from "./panes/remember.ts";
import { type Showing, startShowing } from "./panes/showing.ts";
import { type ConsulteeActs, consulteeActs } from "./start/acts.ts";
import { type DeskState, emptyDesk, followed, mayDo, startOver } from "./state.ts";
import { createStore, type Store } from "./store.ts";
import { claim, close } from "./talk/acts.ts";
import { letGoOfIdle } from "./talk/let-go.ts";
import { type Opened, withAside, withDraft, withEntries } from "./talk/opened.ts";
import { startReadMarks } from "./talk/read-marks.ts";
import { type Replying, startReplying } from "./talk/replying.ts";
import { type SayDoing, startSayingDoing } from "./talk/say-doing.ts";
import { startTalkTools, type TalkTools } from "./talk/start-talk-tools.ts";
import { bring } from "./talk/stray.ts";
import { startUrgentActs, type UrgentActs } from "./urgent/acts.ts";
import { takeUrgent } from "./urgent/calls.ts";
import { learnGuide } from "./urgent/guide.ts";
import { type Call, changeOpened, type Failure, openedIn, type Work } from "./work.ts";

export type StartSync = (options: SyncOptions) => Sync & Partial<LiveSync>;

export type DeskTools = {
  readonly call: Call;
  readonly startSync: StartSync;
  readonly clock: Clock;
  /** Left out: what stood side by side is forgotten with the page. */
  readonly memory?: PaneMemory;
  /** Nobody is signed in here any more. The desk keeps what was written until it is stopped. */
  readonly onSignedOut: () => void;
};

/** The consultations at the desk of one signed-in person. Who may not list them has a desk without any. */
export type Desk = Omit<Showing, "restore"> &
  TalkTools & {
    readonly self: Self;
    readonly store: Store<DeskState>;
    /** Goes to another place of the desk, or comes back. */
    lookAway(away: boolean): void;
    /** These talks stand in the live room now, and no others. */
    watch(live: readonly ConsultationId[]): void;
    claim(id: ConsultationId): Promise<boolean>;
    close(id: ConsultationId): Promise<boolean>;
    write(id: ConsultationId, draft: string): void;
    /** What else is being written about it: a note, what goes along with a hand-over. */
    writeAside(id: ConsultationId, kind: keyof Opened["asides"], text: string): void;
    /** The note that was written so. */
    writeNote(id: ConsultationId, kind: "note" | "side"): Promise<void>;
    /** 考え中: the consultee is told, or not any more. */
    think(id: ConsultationId): void;
    /** Nothing is being written or thought about there any more. */
    fallSilent(id: ConsultationId): void;
    send(id: ConsultationId): void;
    retry(id: ConsultationId, key: IdempotencyKey): void;
    takeBack(id: ConsultationId, key: IdempotencyKey): void;
    /** A reply to a consultation that is no more goes into the box of the one on the screen; null: its draft. */
    bring(from: ConsultationId, key: IdempotencyKey | null): void;
    seen(id: ConsultationId, upTo: number): void;
    readonly urgent: UrgentActs;
    readonly consultees: ConsulteeActs;
    /** The page or the person goes: what is being written is kept at once, if that can be done soon. */
    keepDrafts(): Promise<void>;
    readonly beside: BesideActs;
    readonly disclosure: DisclosureActs;
    /** The same person has signed in again. */
    resume(): void;
    /** The session has ended: what was written stays, and nothing is sent. */
    pause(): void;
    stop(): void;
  };

export function openDesk(self: Self, { call, startSync, clock, memory, onSignedOut }: DeskTools): Desk {
  const store = createStore(emptyDesk);
  const replies = new Map<ConsultationId, Replying>();
  let sync: ReturnType<StartSync> | null = null;
  let asked: ReadonlySet<ConsultationId> = new Set();
  const connection = steadyConnection(clock, (mending) =>
    store.set((state) => (state.mending === mending ? state : { ...state, mending })),
  );
  /** While nobody is signed in nothing is sent: it would go out under the name of whoever comes next. */
  const ownCall: Call = async (path, input, options) => {
    if (!sync) return { ok: false, code: "unreachable" };
    const answer = await call(path, input, options);
    if (answer.ok) sync?.hurry?.();
    return answer;
  };
  const work: Work = { self, store, call: ownCall, clock, concernsAll };
  const marks = startReadMarks(work);
  const names = startLearningNames(work);
  const notes = startFollowingBeside(work);
  const drafts = mayDo(self, "consultation:reply") ? startKeepingDrafts(work) : null;
  const doings = new Map<ConsultationId, SayDoing>();
  const urgent = startUrgentActs(work);
  const showing = startShowing(work, { memory, onChange: onScreen, onGone: (id) => doings.get(id)?.over() });
  const takePresences = startTakingPresences(work, () => sync?.resync());

  function concernsAll(failure: Failure): boolean {
    if (failure.code === "not-signed-in") {
      pause();
      onSignedOut();
      return true;
    }
    if (failure.code !== "wrong-epoch") return false;
    const { epoch } = failure.detail;
    if (typeof epoch === "string") takeEpoch(epoch as Epoch);
    return true;
  }

  function takeEpoch(epoch: Epoch): void {
    const before = store.get().epoch;
    if (before === epoch) return;
    if (before === null) {
      store.set((state) => ({ ...state, epoch }));
      return;
    }
    store.set((state) => startOver(state, epoch));
    marks.startOver();
    urgent.startOver();
    for (const replying of replies.values()) replying.startOver();
    sync?.wantsChanged();
    names.learn();
  }

  function take(frame: Frame): void {
    connection.take(true);
    if (frame.t === "hello") takeEpoch(frame.epoch);
    if (frame.t === "desk") {
      store.set((state) => ({ ...state, list: takeFrame(state.list, frame) }));
      showing.restore();
      names.learnMissing();
    }
    if (frame.t === "presence") takePresences(frame);
    if (frame.t === "urgent") {
      store.set((state) => ({ ...state, urgent: takeUrgent(state.urgent, frame) }));
      names.learnMissing();
    }
    if (frame.t === "durability") store.set((state) => ({ ...state, durability: frame.state }));
    if (frame.t === "team") store.set((state) => ({ ...state, team: frame }));
    if (frame.t === "entries" && asked.has(frame.consultation)) {
      changeOpened(work, frame.consultation, (opened) => withEntries(opened, frame.entries));
      replying(frame.consultation).heard(frame.entries);
      if (hasGap(openedIn(store.get(), frame.consultation).talk)) sync?.resync();
    }
    follow();
  }

  function onScreen(): void {
    follow();
    notes.look();
  }

  /** Asks anew where something more is to be followed; what no longer is falls away with the next asking. */
  function follow(): void {
    const before = asked;
    asked = new Set(followed(store.get(), self.id));
    if ([...asked].some((id) => !before.has(id))) sync?.wantsChanged();
    if ([...before].some((id) => !asked.has(id))) letGoOfIdle(work, asked);
    briefHolder(work);
  }

  /** [AU-9] What nobody looks at any more is not being viewed. */
  function look(at: Partial<Pick<DeskState, "away" | "live">>): void {
    const before = asked;
    store.set((state) => ({ ...state, ...at }));
    asked = new Set(followed(store.get(), self.id));
    if (asked.size !== before.size || [...asked].some((id) => !before.has(id))) sync?.wantsChanged();
    if (at.live) onScreen();
  }

  function replying(id: ConsultationId): Replying {
    const known = replies.get(id) ?? startReplying(work, id);
    replies.set(id, known);
    return known;
  }

  function doing(id: ConsultationId): SayDoing {
    const known = doings.get(id) ?? startSayingDoing(work, id);
    doings.set(id, known);
    return known;
  }

  function allSilent(): void {
    for (const one of doings.values()) one.over();
  }

  function resume(): void {
    if (!mayDo(self, "consultation:list")) return;
    sync ??= startSync({
      path: "/api/desk/sync",
      wants() {
        const { epoch, list, opened, presences, urgent, team, durability } = store.get();
        const watch = followed(store.get(), self.id).map((id) => ({
          consultation: id,
          after: opened.get(id)?.talk.cursor ?? 0,
        }));
        const desk = { after: list.after, presence: presences.after, urgent: urgent.after, durability };
        return {
          ...{ epoch, watch },
          desk: mayDo(self, "team:see") ? { ...desk, team: team?.after ?? null } : desk,
        };
      },
      onFrame: take,
      onEpoch: takeEpoch,
      onState(state) {
        connection.take(state === "online");
        if (state === "online") for (const replying of replies.values()) replying.wake();
      },
      onRefusal: () => connection.take(false),
      onSignedOut() {
        pause();
        onSignedOut();
      },
    });
    for (const replying of replies.values()) replying.wake();
    names.learn();
    drafts?.learn();
    notes.look();
    if (!store.get().replies) void learnReplies(work);
    if (!store.get().urgent.guide) void learnGuide(work);
  }

  function pause(): void {
    allSilent();
    connection.stop();
    notes.stop();
    sync?.stop();
    sync = null;
  }

  resume();
  return {
    self,
    store,
    ...showing,
    ...startTalkTools(work, { fallSilent: (id) => doings.get(id)?.over(), lookAtNotes: notes.look }),
    lookAway(away) {
      if (away) allSilent();
      look({ away });
    },
    watch: (live) => look({ live }),
    async claim(id) {
      const claimed = await claim(work, id);
      follow();
      return claimed;
    },
    close(id) {
      doings.get(id)?.forget();
      return close(work, id);
    },
    write(id, draft) {
      changeOpened(work, id, (opened) => withDraft(opened, draft));
      doing(id).wrote();
    },
    writeAside: (id, kind, text) => changeOpened(work, id, (opened) => withAside(opened, kind, text)),
    writeNote: notes.write,
    think: (id) => doing(id).think(),
    fallSilent: (id) => doings.get(id)?.over(),
    send(id) {
      replying(id).send();
      doings.get(id)?.over();
    },
    retry: (id, key) => replying(id).retry(key),
    takeBack: (id, key) => replying(id).takeBack(key),
    bring: (from, key) => bring(work, from, key, (one) => replying(from).letGo(one)),
    seen: (id, upTo) => marks.seen(id, upTo),
    ...{ urgent, consultees: consulteeActs(work) },
    keepDrafts: async () => drafts?.flush(),
    beside: startBeside(work),
    disclosure: startDisclosure(work),
    resume,
    pause,
    stop() {
      pause();
      for (const replying of replies.values()) replying.stop();
      drafts?.stop();
    },
  };
}
