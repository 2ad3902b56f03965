// Scripted people: the pages' own code (ladder, outbox, talk, desk) in Node, against a real server over HTTP.

import { markRead } from "../apps/consultee/later/seen/mark-read.ts";
import { startVisit } from "../apps/consultee/visit.ts";
import { mustRead } from "../apps/desk/beside/briefing.ts";
import { type Desk, openDesk } from "../apps/desk/desk.ts";
import { emptyList, type List, takeFrame } from "../apps/desk/list/list.ts";
import { followed } from "../apps/desk/state.ts";
import { call } from "../apps/shared/call.ts";
import { type Clock, deviceClock } from "../apps/shared/clock.ts";
import { startReading } from "../apps/shared/reading.ts";
import { emptyTalk, fold, hasGap, type Talk } from "../apps/shared/talk.ts";
import type { LiveSync, SyncOptions } from "../apps/shared/wants.ts";
import type { Self } from "../contract/staff.ts";
import type { Frame } from "../contract/sync.ts";
import type { ConsultationId, Epoch } from "../domain/ids.ts";
import type { Browser } from "./faults/browser.ts";
import { keepLog } from "./faults/log-keeping.ts";
import type { Log } from "./history.ts";

/** What every scripted person can be asked. */
export type Person = {
  readonly who: string;
  readonly browser: Browser;
  /** How far each consultation on this page has come. */
  cursors(): ReadonlyMap<ConsultationId, number>;
  epoch(): Epoch | null;
  /** Written, and not yet 届きました. */
  unsent(): number;
  /** At the desk: up to which entry the list knows each consultation. */
  list(): List["rows"] | null;
  /** The page is closed. */
  leave(): void;
};

export type PageOptions = {
  readonly log: Log;
  readonly clock?: Clock;
  /** A tab that shares its reading with others; what it is served is then no business of the history. */
  readonly startSync?: (options: SyncOptions) => LiveSync;
};

export type Consultee = Person & {
  write(text: string): void;
  /** The counsellor's words have been on the screen. */
  look(): void;
  consultation(): ConsultationId | null;
  talk(): Talk;
};

/** A child's page as it is, without its drawing. */
export function openConsultee(who: string, browser: Browser, options: PageOptions): Consultee {
  const { log, clock = deviceClock } = options;
  const kept = keepLog(log, browser, "consultee");
  const sync = options.startSync ?? ((wanted) => startReading(kept.sync(wanted)));
  let wants: SyncOptions["wants"] = () => null;
  let epoch: Epoch | null = null;
  let before: ConsultationId | null = null;

  function draw(): void {
    const { consultation, talk, outbox } = page();
    epoch = wants()?.epoch ?? epoch;
    if (before && before !== consultation) kept.aside(before);
    before = consultation;
    if (epoch && consultation) kept.screen(epoch, consultation, talk, outbox);
  }

  const drawSoon = oncePerTurn(draw);
  const visit = browser.run(() =>
    startVisit({
      clock,
      onChange({ outbox }) {
        kept.outbox(outbox);
        drawSoon();
      },
      sync(wanted) {
        wants = wanted.wants;
        return sync(wanted);
      },
    }),
  );
  const { page } = visit;
  const marks = browser.run(() => markRead(visit, clock));
  return {
    who,
    browser,
    write: (text) =>
      browser.run(() => {
        visit.write(text);
        visit.send();
      }),
    look: () =>
      browser.run(() => {
        const answer = page().talk.messages.findLast(({ by }) => by === "counsellor");
        marks.changed();
        if (answer) marks.shown(answer.seq);
      }),
    consultation: () => page().consultation,
    talk: () => page().talk,
    cursors() {
      const { consultation, talk } = page();
      return new Map(consultation ? [[consultation, talk.cursor]] : []);
    },
    epoch: () => wants()?.epoch ?? epoch,
    unsent: () => page().outbox.filter(({ state }) => state !== "delivered").length,
    list: () => null,
    leave() {
      marks.forget();
      visit.end();
      log.events.push({ t: "left" });
    },
  };
}

export type Counsellor = Person & {
  readonly self: Self;
  readonly desk: Desk;
  claim(id: ConsultationId): Promise<boolean>;
  close(id: ConsultationId): Promise<boolean>;
  reply(id: ConsultationId, text: string): void;
  look(id: ConsultationId): void;
};

/** The desk as it is, without its drawing. */
export function openCounsellor(who: string, self: Self, browser: Browser, options: PageOptions): Counsellor {
  const { log, clock = deviceClock } = options;
  const kept = keepLog(log, browser, "counsellor");
  const startSync = options.startSync ?? ((wanted) => startReading(kept.sync(wanted)));
  const desk = browser.run(() =>
    openDesk(self, {
      clock,
      startSync: (wanted) => startSync({ ...wanted, clock }),
      call,
      onSignedOut() {},
    }),
  );
  let before: readonly ConsultationId[] = [];
  const onDesk = (): readonly ConsultationId[] => followed(desk.store.get(), self.id);
  const drawSoon = oncePerTurn(() => {
    const { epoch, opened } = desk.store.get();
    const now = onDesk();
    for (const [id, { talk, outbox }] of opened)
      if (epoch && now.includes(id)) kept.screen(epoch, id, talk, outbox);
    for (const id of before) if (!now.includes(id)) kept.aside(id);
    before = now;
  });
  desk.store.subscribe(() => {
    for (const { outbox } of desk.store.get().opened.values()) kept.outbox(outbox);
    drawSoon();
  });
  /** Reads the briefing to its end ([BR-1]), however often something stands in between, while it is theirs to read. */
  async function brief(id: ConsultationId): Promise<void> {
    const isMine = (): boolean => {
      const row = desk.store.get().list.rows.get(id);
      return row?.state === "active" && row.counsellor === self.id;
    };
    while (isMine() && mustRead(desk.store.get(), id)) {
      await browser.run(() => desk.beside.open(id));
      if (await browser.run(() => desk.beside.read(id))) return;
      await new Promise<void>((resolve) => clock.after(500, resolve));
    }
  }

  return {
    who,
    browser,
    self,
    desk,
    async claim(id) {
      const claimed = await browser.run(() => desk.claim(id));
      if (claimed) await brief(id);
      return claimed;
    },
    close: (id) => browser.run(() => desk.close(id)),
    reply(id, text) {
      const say = (): void =>
        browser.run(() => {
          desk.write(id, text);
          desk.send(id);
        });
      if (mustRead(desk.store.get(), id)) void brief(id).then(say);
      else say();
    },
    look: (id) =>
      browser.run(() => {
        const upTo = desk.store
          .get()
          .opened.get(id)
          ?.talk.messages.findLast(({ by }) => by === "consultee");
        if (upTo) desk.seen(id, upTo.seq);
      }),
    cursors: () => new Map(onDesk().map((id) => [id, desk.store.get().opened.get(id)?.talk.cursor ?? 0])),
    epoch: () => desk.store.get().epoch,
    unsent() {
      const outboxes = [...desk.store.get().opened.values()].flatMap(({ outbox }) => outbox);
      return outboxes.filter(({ state }) => state !== "delivered").length;
    },
    list: () => desk.store.get().list.rows,
    leave() {
      desk.stop();
      log.events.push({ t: "left" });
    },
  };
}

/** An official who only watches: the list, and the words of every consultation on it. */
export function openOfficial(who: string, browser: Browser, options: PageOptions): Person {
  const { log, clock = deviceClock } = options;
  const kept = keepLog(log, browser, "counsellor");
  const startSync = options.startSync ?? ((wanted) => startReading(kept.sync(wanted)));
  const talks = new Map<ConsultationId, Talk>();
  const drawn = new Set<ConsultationId>();
  let list: List = emptyList;
  let epoch: Epoch | null = null;

  function startOver(next: Epoch): void {
    epoch = next;
    list = emptyList;
    talks.clear();
    sync.wantsChanged();
  }

  function take(frame: Frame): void {
    if (frame.t === "hello" && frame.epoch !== epoch) {
      if (epoch) startOver(frame.epoch);
      epoch = frame.epoch;
    }
    if (frame.t === "desk") {
      list = takeFrame(list, frame);
      for (const id of drawn) {
        if (list.rows.has(id)) continue;
        drawn.delete(id);
        kept.aside(id);
      }
      const unknown = [...list.rows.keys()].filter((id) => !talks.has(id));
      for (const id of unknown) talks.set(id, emptyTalk);
      if (unknown.length > 0) sync.wantsChanged();
    }
    const before = frame.t === "entries" ? talks.get(frame.consultation) : undefined;
    if (frame.t !== "entries" || !before) return;
    const talk = fold(before, frame.entries);
    talks.set(frame.consultation, talk);
    drawn.add(frame.consultation);
    if (epoch) kept.screen(epoch, frame.consultation, talk, []);
    if (hasGap(talk)) sync.resync();
  }

  const sync = browser.run(() =>
    startSync({
      path: "/api/desk/sync",
      clock,
      wants: () => ({
        epoch,
        desk: { after: list.after },
        watch: [...talks].map(([consultation, { cursor }]) => ({ consultation, after: cursor })),
      }),
      onFrame: take,
      onEpoch: startOver,
    }),
  );
  return {
    who,
    browser,
    cursors: () => new Map([...talks].map(([id, { cursor }]) => [id, cursor])),
    epoch: () => epoch,
    unsent: () => 0,
    list: () => list.rows,
    leave() {
      sync.stop();
      log.events.push({ t: "left" });
    },
  };
}

/** However much changes at once, a screen is drawn once: what stands there in between, nobody sees. */
function oncePerTurn(draw: () => void): () => void {
  let due = false;
  return () => {
    if (due) return;
    due = true;
    queueMicrotask(() => {
      due = false;
      draw();
    });
  };
}
