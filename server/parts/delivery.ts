import { setTimeout as pause } from "node:timers/promises";
import type { ConsultationId } from "../../domain/ids.ts";
import { openAcknowledged } from "../consultation/acknowledged.ts";
import { type Appender, openAppender } from "../consultation/append.ts";
import { type DeskFeed, openDeskFeed } from "../consultation/desk-feed.ts";
import { type Hub, openHub } from "../consultation/hub.ts";
import { loadConsultations } from "../consultation/store.ts";
import { type Sweep, startSweep } from "../consultation/sweep.ts";
import {
  readChanges,
  readDesk,
  readDeskSince,
  readEntries,
  readHorizon,
} from "../consultation/sync-store.ts";
import { openTeamBoard, type TeamBoard } from "../duty/board.ts";
import { seeTeam } from "../duty/see-team.ts";
import type { Log } from "../edge/log.ts";
import { openStreams, type Streams } from "../edge/stream.ts";
import { type Moment, openMoment } from "../presence/moment.ts";
import { type DataKeys, holdDataKeys } from "../storage/data-keys.ts";
import type { Storage } from "../storage/database.ts";
import type { KeyProvider } from "../storage/keys.ts";
import { openBus } from "../storage/notify.ts";
import type { Tools } from "../tools.ts";
import { openUrgentBoard, type UrgentBoard, urgentNote } from "../urgent/board.ts";

/** How an entry comes to be stored, and from there to everybody who follows it. */
export type Delivery = AsyncDisposable & {
  readonly keys: DataKeys;
  readonly hub: Hub;
  readonly desk: DeskFeed;
  /** Whoever opened this ends them, before anything else. */
  readonly streams: Streams;
  readonly moment: Pick<Moment, "presence" | "doings">;
  readonly sweep: Pick<Sweep, "epoch" | "soon" | "lastRound">;
  readonly appender: Appender;
  readonly urgent: UrgentBoard;
  readonly team: TeamBoard;
  readonly tell: Tools["tell"];
  /** When a primary last lacked what this process had acknowledged; null: never. */
  readonly lackedAt: () => Date | null;
};

type Needs = {
  readonly storage: Storage;
  readonly keyProvider: KeyProvider;
  readonly log: Log;
  readonly now: () => Date;
};

export async function openDelivery({ storage, keyProvider, log, now }: Needs): Promise<Delivery> {
  const { db } = storage;
  const keys = holdDataKeys(storage, keyProvider);

  async function failed(error: unknown): Promise<void> {
    log.warn({ error }, "Reading for those who follow failed; trying again.");
    await pause(100 + 200 * Math.random());
  }
  function damaged(consultation: ConsultationId, error: unknown, seq?: number): void {
    log.error(
      { consultation, seq, error },
      "Something stored does not open: who changed it, or which key is lost?",
    );
  }
  const hub = openHub((asked, mostEach) => readEntries(storage, keys, asked, mostEach, damaged), failed);
  const desk = openDeskFeed({
    list: () => readDesk(db, 200),
    since: (horizon) => readDeskSince(db, horizon),
    some: (ids) => loadConsultations(db, ids),
    failed,
  });
  const streams = openStreams(now);
  const moment = openMoment(now, (key, make) => bus.note(key, make));
  const urgent = openUrgentBoard(db, () => bus.note(urgentNote, () => urgentNote), failed);
  const team = openTeamBoard(() => seeTeam({ db, now }), failed);
  const sweep = startSweep(await readHorizon(storage), {
    read: (horizon) => readChanges(storage, horizon),
    now,
    heard(id, seq) {
      hub.heard(id, seq);
      desk.heard(id, seq);
    },
    deleted(id) {
      keys.forget(id);
      appender.forget(id);
    },
    swept(horizon) {
      desk.swept(horizon);
      void urgent.heard();
      void team.look();
    },
    epochChanged() {
      acknowledged.startOver();
      keys.startOver();
      appender.startOver();
      desk.startOver();
      moment.presence.startOver();
      hub.startOver();
      streams.endAll("wrong-epoch");
    },
    failed: (error) => log.warn({ error }, "The sweep failed; the next one follows."),
  });
  let lackedAt: Date | null = null;
  const acknowledged = openAcknowledged(sweep.epoch, () => {
    lackedAt = now();
    log.error({}, "This primary lacks what was acknowledged: another epoch begins, and pages send it again.");
  });
  storage.meeting(acknowledged.check);
  const bus = await openBus(storage, {
    heard(id) {
      hub.heard(id as ConsultationId);
      desk.heard(id as ConsultationId);
    },
    noted(note) {
      if (note === urgentNote) void urgent.heard();
      else moment.noted(note);
    },
    reconnected: () => void sweep.soon(),
    failed: (error) => log.warn({ error }, "The connection that hears of other processes was lost."),
  });
  const appender = openAppender({
    storage,
    keys,
    epochs: { now: sweep.epoch, look: sweep.soon },
    committed(moved) {
      acknowledged.note(moved);
      for (const { consultation, entries } of moved) {
        hub.appended(consultation, entries);
        desk.changed(consultation);
        bus.tell(consultation.id);
        moment.committed(consultation.id, entries);
      }
    },
  });
  return {
    ...{ keys, hub, desk, streams, moment, sweep, appender, urgent, team },
    lackedAt: () => lackedAt,
    tell(id) {
      moment.doings.over(id);
      hub.heard(id);
      desk.heard(id);
      bus.tell(id);
    },
    async [Symbol.asyncDispose]() {
      await sweep[Symbol.asyncDispose]();
      moment[Symbol.dispose]();
      // Last: what the others say in ending still leaves.
      await bus[Symbol.asyncDispose]();
    },
  };
}
