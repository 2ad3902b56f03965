import type { Frame } from "../../contract/sync.ts";
import type { ConsultationId, Epoch, IdempotencyKey } from "../../domain/ids.ts";
import { type Doing, doingMillis } from "../../domain/presence.ts";
import { call, type Refused } from "../shared/call.ts";
import { type Clock, deviceClock } from "../shared/clock.ts";
import type { OwnMessage, OwnPicture } from "../shared/outbox.ts";
import { backInReach, draftFault } from "../shared/parts/composer.ts";
import { startReading } from "../shared/reading.ts";
import type { SendingOptions } from "../shared/sending.ts";
import { emptyTalk, fold, hasGap } from "../shared/talk.ts";
import { onWake } from "../shared/wake.ts";
import type { LiveSync, SyncOptions } from "../shared/wants.ts";
import { type Arrival, isLost, startArriving } from "./arriving.ts";
import { lifeline } from "./lifeline.ts";
import { pictureMillis, startOwnWays } from "./own-ways.ts";
import { firstPage, newestTheirs, type Page } from "./page.ts";

/** What a child can do on the page. */
export type Visit = {
  page(): Page;
  write(draft: string): void;
  /** おくる: what has been written and the picture that was chosen, or what is wrong. */
  send(): void;
  choose(picture: OwnPicture | null): void;
  retry(key: IdempotencyKey): void;
  /** 書きなおす: one that failed goes back into the box. */
  takeBack(key: IdempotencyKey): void;
  /** 新しく相談する, keeping what was typed and what could not be sent. */
  startAnew(): void;
  /** Says to the city that the page is open: else this browser forgets whose it is ([CB-6]). */
  stay(): void;
  /** Back by 合言葉: who this browser is from now on. */
  cameBack(arrival: Arrival): void;
  showHelp(open: boolean): void;
  showWordings(open: boolean): void;
  showNewsBelow(there: boolean): void;
  /** Which consultation this is, for calls about it; null while there is none. */
  place(): { readonly epoch: Epoch; readonly consultation: ConsultationId } | null;
  end(): void;
};

type Options = {
  readonly onChange: (page: Page) => void;
  readonly clock?: Clock;
  readonly sync?: (options: SyncOptions) => LiveSync;
};

/** One visit, from the address to とじる. Everything is kept in memory only. */
export function startVisit({ onChange, clock = deviceClock, sync: start = startReading }: Options): Visit {
  let page = firstPage;
  let epoch: Epoch | null = null;
  let sync: LiveSync | null = null;
  let ended = false;
  let mends = 0;
  /** Whose browser this is, as the city said last. */
  let visitor: string | null = null;
  /** The consultation is not ours any more, and why is not known before the city says who we are. */
  let lost = false;
  /** The closed one that 新しく相談する was pressed in. */
  let leftBehind: ConsultationId | null = null;
  let doingOver = (): void => {};

  function set(next: Partial<Page>): void {
    if (ended) return;
    page = { ...page, ...next };
    onChange(page);
  }

  const line = lifeline(clock, (offline) => set({ offline }));

  const sending = startOwnWays({
    ...{ send: post, sendPicture: postPicture, mend, clock },
    onChange: (outbox) => set({ outbox }),
  });

  const arriving = startArriving(clock, line.heard, adopt);

  // ── arriving ──

  function adopt(arrival: Arrival): void {
    const isAnother = visitor !== null && visitor !== arrival.visitor;
    visitor = arrival.visitor;
    if (isAnother && (lost || page.consultation)) letGo();
    else if (lost) sending.startOver();
    lost = false;
    if (epoch && epoch !== arrival.epoch) startOver(arrival.epoch);
    epoch = arrival.epoch;
    sending.wake();
    const { consultation, paused } = arrival;
    if (paused?.until !== page.paused?.until) set({ paused });
    // [CN-15] Over, and nothing to lose: a counsellor has begun anew.
    const begunAnew =
      consultation?.unread && consultation.state === "active" && page.talk.closedAt && !page.draft;
    if (begunAnew && consultation.id !== page.consultation) startAnew();
    if (page.consultation || !consultation || consultation.id === leftBehind) return;
    // Who has begun to write before we knew of an old, closed one wants a new one.
    if (consultation.state === "closed" && page.outbox.length > 0) return;
    follow(consultation.id);
    set({ newsSince: consultation.unread });
  }

  function follow(consultation: ConsultationId): void {
    set({ consultation, talk: emptyTalk });
    sending.wake();
    if (sync) sync.wantsChanged();
    else {
      sync = start({
        path: "/api/sync",
        wants: () =>
          page.consultation && epoch
            ? { epoch, watch: [{ consultation: page.consultation, after: page.talk.cursor }] }
            : null,
        onFrame,
        onEpoch: startOver,
        onState(state) {
          line.say(state);
          if (state === "online") sending.wake();
        },
        onRefusal(refused) {
          if (isLost(refused)) loseConsultation();
        },
        onSignedOut() {
          sync = null;
          loseConsultation();
        },
        clock,
      });
    }
  }

  // ── what comes in ──

  function onFrame(frame: Frame): void {
    if (frame.t === "doing" && frame.consultation === page.consultation) showDoing(frame.doing);
    if (frame.t !== "entries" || frame.consultation !== page.consultation) return;
    const before = page.talk;
    const talk = fold(before, frame.entries);
    if (talk === before) return;
    for (const entry of frame.entries) {
      if (entry.kind === "message" && entry.by === "consultee" && "key" in entry) sending.replayed(entry);
    }
    // [CB-9] Nothing of it stays here; what nobody has yet goes back into the box.
    if (talk.deletedAt && !before.deletedAt) set({ draft: backInReach(sending.letGo(), page.draft) });
    if (newestTheirs({ ...page, talk }) > newestTheirs(page)) showDoing("nothing");
    set({ talk });
    if (hasGap(talk) && !hasGap(before)) sync?.resync();
  }

  /** [PR-3] Ten seconds, unless it is said again. */
  function showDoing(doing: Doing): void {
    doingOver();
    doingOver = clock.after(doingMillis, () => set({ doing: "nothing" }));
    set({ doing });
  }

  /** [DL-5] The city was restored: forget what it said, and send again what we hold. */
  function startOver(next: Epoch): void {
    epoch = next;
    set({ talk: emptyTalk });
    sending.startOver();
    sync?.wantsChanged();
  }

  /** It is not there, or not ours any more. Nothing is sent before we know again who we are here. */
  function loseConsultation(): void {
    epoch = null;
    if (page.consultation) {
      lost = true;
      set({ consultation: null, talk: emptyTalk });
      sync?.wantsChanged();
    }
    arriving.inTheEnd();
  }

  /**
   * The browser is another person's now: とじる was pressed elsewhere and we were not told. What was said must be neither
   * shown to them nor sent in their name; what nobody has yet goes back into the box.
   */
  function letGo(): void {
    const draft = backInReach(sending.letGo(), page.draft);
    set({ consultation: null, talk: emptyTalk, draft, picture: null, fault: null, newsSince: false });
    sync?.wantsChanged();
  }

  // ── what goes out ──

  /** Once we know who we are here. Who we are may have changed, and with it what is to be sent first: then null. */
  async function epochToSend(message: OwnMessage): Promise<Epoch | null> {
    if ((arriving.isUnderWay() || !epoch) && !(await arriving.once())) return null;
    return sending.isNext(message) ? epoch : null;
  }

  async function post(message: OwnMessage): ReturnType<SendingOptions["send"]> {
    const { key, text } = message;
    const epoch = await epochToSend(message);
    if (!epoch) return { ok: false, code: "unreachable" };
    const { consultation } = page;
    if (consultation) return checked(await call("/api/send", { epoch, consultation, key, text }));
    const opened = checked(await call("/api/open", { epoch, key, text }));
    if (opened.ok && !page.consultation) follow(opened.value.consultation);
    return opened;
  }

  /** It opens no consultation: until words have, it waits. */
  async function postPicture(message: OwnMessage): ReturnType<SendingOptions["send"]> {
    const epoch = await epochToSend(message);
    const { consultation } = page;
    if (!epoch || !consultation || !message.picture) return { ok: false, code: "unreachable" };
    const sent = { epoch, consultation, key: message.key, picture: message.picture.base64 };
    return checked(await call("/api/picture", sent, { timeoutMillis: pictureMillis }));
  }

  const checked: typeof line.heard = (answer) => {
    if (answer.ok) {
      mends = 0;
      sync?.hurry();
    }
    return line.heard(answer);
  };

  /** True: it was mended, send again. What five mendings did not mend is said; which epoch it is settles in the end. */
  async function mend(refused: Refused): Promise<boolean> {
    if (refused.code === "wrong-epoch") {
      startOver(`${refused.detail["epoch"]}` as Epoch);
      return true;
    }
    if (refused.code === "writing-paused") set({ paused: refused.detail as Arrival["paused"] });
    if (!isLost(refused) || ++mends > 5) return false;
    loseConsultation();
    return true;
  }

  // ── the child ──

  function send(): void {
    const { draft: text, picture } = page;
    const isWritten = !picture || text.trim() !== "";
    const fault = isWritten ? draftFault(text) : null;
    if (fault) {
      set({ fault });
      return;
    }
    page = { ...page, draft: "", picture: null, fault: null, newsSince: false };
    if (isWritten) sending.put(text);
    if (picture) sending.putPicture(picture);
  }

  function startAnew(): void {
    const draft = backInReach(sending.startAnew(), page.draft);
    leftBehind = page.consultation;
    set({ consultation: null, talk: emptyTalk, outbox: sending.outbox(), draft, picture: null, fault: null });
    sync?.wantsChanged();
  }

  const unwake = onWake(
    () => {
      sending.wake();
      // Another tab of this browser may have begun meanwhile.
      if (!page.consultation) void arriving.once();
    },
    () => line.say("offline"),
  );
  arriving.inTheEnd();

  return {
    page: () => page,
    write: (draft) => set({ draft, fault: page.fault && draftFault(draft) }),
    send,
    choose: (picture) => set({ picture, fault: picture ? null : page.fault }),
    retry: sending.retry,
    takeBack(key) {
      const text = sending.takeBack(key);
      if (text !== null) set({ draft: backInReach([text], page.draft) });
    },
    startAnew,
    stay: () => void arriving.once(),
    cameBack: adopt,
    showHelp: (helpOpen) => set({ helpOpen }),
    showWordings: (wordingsOpen) => set({ wordingsOpen }),
    showNewsBelow(newsBelow) {
      if (newsBelow !== page.newsBelow) set({ newsBelow });
    },
    place: () => (epoch && page.consultation ? { epoch, consultation: page.consultation } : null),
    end() {
      ended = true;
      doingOver();
      arriving.stop();
      unwake();
      sync?.stop();
      sending.stop();
      // とじる: nothing of it stays in memory either, where the browser keeps the page to come back to.
      sending.letGo();
      page = firstPage;
    },
  };
}
