import { setTimeout as pause } from "node:timers/promises";
import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import { firstSettings } from "../domain/first-settings.ts";
import type { ConsultationId } from "../domain/ids.ts";
import { enterPath, webhookPath } from "../domain/line-paths.ts";
import type { ReceptionSettings } from "../domain/reception.ts";
import { approvalRoutes } from "./approval/routes.ts";
import { openAuditKeys } from "./audit/audit-keys.ts";
import { startSealing } from "./audit/jobs.ts";
import { openRefusals } from "./audit/refusals.ts";
import { auditRoutes } from "./audit/routes.ts";
import { openViewings } from "./audit/viewings.ts";
import { openAppender } from "./consultation/append.ts";
import { openDeskFeed } from "./consultation/desk-feed.ts";
import { openHub } from "./consultation/hub.ts";
import { startLongWaits } from "./consultation/jobs.ts";
import { consultationRoutes } from "./consultation/routes.ts";
import { loadConsultations } from "./consultation/store.ts";
import { startSweep } from "./consultation/sweep.ts";
import { readChanges, readDesk, readDeskSince, readEntries, readHorizon } from "./consultation/sync-store.ts";
import { recogniseConsultees } from "./consultee/recognise.ts";
import { consulteeRoutes } from "./consultee/routes.ts";
import { openTries } from "./consultee/tries.ts";
import { deletionRoutes } from "./deletion/routes.ts";
import { serveHealth, type Vital } from "./edge/health.ts";
import { openHttp } from "./edge/http.ts";
import { everydayLimits, type Limits } from "./edge/limits.ts";
import { servePages } from "./edge/pages.ts";
import { openStreams, sessionOwner } from "./edge/stream.ts";
import { startLineJobs } from "./line/jobs.ts";
import { type LineHosts, realLineHosts } from "./line/line-door.ts";
import { lineRoutes } from "./line/routes.ts";
import { webhookRoutes } from "./line/webhook/routes.ts";
import { openLineSimulator } from "./line-simulator/routes.ts";
import { useSimulator } from "./practice/use-simulator.ts";
import { openMoment } from "./presence/moment.ts";
import { presenceRoutes } from "./presence/routes.ts";
import { openReceptionSettings } from "./reception/reception-settings.ts";
import { receptionRoutes } from "./reception/routes.ts";
import { administrationRoutes } from "./staff/administration/routes.ts";
import { factorRoutes } from "./staff/factors/routes.ts";
import { openNetworkRules } from "./staff/network-rules.ts";
import { openDoor } from "./staff/open-door.ts";
import { recogniseStaff } from "./staff/recognise.ts";
import { openEntrance, staffRoutes } from "./staff/routes.ts";
import { singleSignOnRoutes } from "./staff/single-sign-on/routes.ts";
import type { ProviderSettings } from "./staff/single-sign-on.ts";
import { watchSessions } from "./staff/watch-sessions.ts";
import { holdDataKeys } from "./storage/data-keys.ts";
import type { Storage } from "./storage/database.ts";
import type { KeyProvider } from "./storage/keys.ts";
import { openBus } from "./storage/notify.ts";
import type { Secrets } from "./storage/secrets.ts";
import { openStamps } from "./storage/stamps.ts";
import type { Tools } from "./tools.ts";
import { openVital } from "./vital.ts";

export type AppOptions = {
  readonly storage: Storage;
  readonly keyProvider: KeyProvider;
  readonly secrets: Secrets;
  readonly log: FastifyBaseLogger;
  readonly now?: () => Date;
  readonly publicUrl?: URL | null;
  readonly trustProxy?: readonly string[];
  readonly limits?: Limits;
  /** After how long without anybody there a session of staff ends. */
  readonly idleMinutes?: number;
  readonly singleSignOn?: ProviderSettings | null;
  /** Another LINE than the real one: for tests. */
  readonly lineHosts?: LineHosts;
  /** The port of a simulated LINE. Only an invented city has one, whatever is asked for here. */
  readonly lineSimulator?: number | null;
  /** Where sealed heads of the audit trail are kept outside the database; null keeps none here. */
  readonly auditHeads?: string | null;
  /** With what the city begins; tests hold it still. */
  readonly reception?: ReceptionSettings;
  /** The folder of the built pages; null serves the calls alone. */
  readonly pages?: string | null;
};

export type App = AsyncDisposable & {
  readonly http: FastifyInstance;
  readonly tools: Tools;
  readonly vital: Vital;
  /** Where telephones of the simulated LINE are played with; null in every real city. */
  readonly phones: URL | null;
  /** The address it listens on, like http://127.0.0.1:3000. */
  listen(host: string, port: number): Promise<string>;
};

/** One process of the service: the only place where the features are wired together. */
export async function openApp(options: AppOptions): Promise<App> {
  const { storage, keyProvider, secrets, log, now = () => new Date() } = options;
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
  const sweep = startSweep(await readHorizon(storage), {
    read: (horizon) => readChanges(storage, horizon),
    now,
    heard(id, seq) {
      hub.heard(id, seq);
      desk.heard(id, seq);
    },
    swept: desk.swept,
    epochChanged() {
      appender.startOver();
      desk.startOver();
      moment.presence.startOver();
      hub.startOver();
      streams.endAll("wrong-epoch");
    },
    failed: (error) => log.warn({ error }, "The sweep failed; the next one follows."),
  });
  const bus = await openBus(storage, {
    heard(id) {
      hub.heard(id as ConsultationId);
      desk.heard(id as ConsultationId);
    },
    noted: moment.noted,
    reconnected: () => void sweep.soon(),
    failed: (error) => log.warn({ error }, "The connection that hears of other processes was lost."),
  });
  const appender = openAppender({
    storage,
    keys,
    epochs: { now: sweep.epoch, look: sweep.soon },
    committed(moved) {
      for (const { consultation, entries } of moved) {
        hub.appended(consultation, entries);
        desk.changed(consultation);
        bus.tell(consultation.id);
        moment.committed(consultation.id, entries);
      }
    },
  });
  const auditKeys = await openAuditKeys(db, keyProvider, now);
  const viewings = openViewings({
    db,
    now,
    failed: (error) =>
      log.error({ error }, "Viewings could not be brought up to date; the next round follows."),
  });
  const refusals = openRefusals({
    db,
    now,
    failed: (error) => log.error({ error }, "A refusal could not be put on record."),
  });
  const sealing = startSealing({
    ...{ db, now, auditKeys, folder: options.auditHeads ?? null },
    failed: (error) =>
      log.error({ error }, "The head of the audit trail could not be sealed or kept; trying again."),
  });
  const door = await openDoor(db, options.idleMinutes);
  const wantsSimulator = options.lineSimulator !== undefined && options.lineSimulator !== null;
  const simulator =
    wantsSimulator && door.secondFactor === "skipped"
      ? await openLineSimulator(options.lineSimulator ?? 0, { seed: secrets.lineNaming, now })
      : null;
  const simulated = simulator && { api: simulator.origin, data: simulator.origin, signIn: simulator.origin };
  let address = options.publicUrl ?? null;
  const tools: Tools = {
    storage,
    db,
    now,
    epoch: sweep.epoch,
    lookForRestore: sweep.soon,
    keys,
    secrets,
    stamps: openStamps(secrets.stamping, (row) =>
      log.error(row, "A row that says who may enter was not written by the service: who changed it?"),
    ),
    door,
    appender,
    hub,
    desk,
    presence: moment.presence,
    doings: moment.doings,
    reception: await openReceptionSettings(db, options.reception ?? firstSettings, (error) =>
      log.warn({ error }, "The settings of the reception could not be read; the last ones go on."),
    ),
    line: {
      hosts: options.lineHosts ?? simulated ?? realLineHosts,
      page: () => address && new URL(enterPath, address),
      soon: () => lineJobs.soon(),
    },
    auditKeys,
    viewings,
    log,
    tell(id) {
      moment.doings.over(id);
      hub.heard(id);
      desk.heard(id);
      bus.tell(id);
    },
  };

  const longWaits = startLongWaits(tools);
  const consultees = recogniseConsultees(tools);
  const tries = openTries(tools);
  const staff = recogniseStaff(tools);
  const networkRules = openNetworkRules(db);
  const watch = watchSessions(tools, {
    reads: streams.sessions,
    end: ({ session, from }) => streams.endOf(sessionOwner(session, from), "not-allowed"),
    rolesFrom: networkRules.rolesFrom,
  });
  const http = await openHttp({
    log,
    publicUrl: options.publicUrl ?? null,
    trustProxy: options.trustProxy ?? [],
    limits: options.limits ?? everydayLimits,
    recognise: consultees.recognise,
    staff: { ...staff, now, rolesFrom: networkRules.rolesFrom },
    refused: refusals.record,
  });
  consulteeRoutes(http, tools, consultees, tries);
  deletionRoutes(http, tools);
  consultationRoutes(http, tools, streams);
  presenceRoutes(http, tools);
  receptionRoutes(http, tools);
  lineRoutes(http, tools);
  await webhookRoutes(http, tools);
  const lineJobs = startLineJobs(tools);
  auditRoutes(http, tools);
  staffRoutes(http, tools, streams, staff);
  factorRoutes(http, tools, streams, staff);
  singleSignOnRoutes(http, tools, openEntrance(http, tools, streams, staff), options.singleSignOn ?? null);
  const { ended } = openEntrance(http, tools, streams, staff);
  administrationRoutes(http, tools, ended);
  approvalRoutes(http, tools, ended);
  const vital = openVital({ now, lastRound: sweep.lastRound, streams, hub, desk, tries });
  serveHealth(http.app, vital);
  http.app.get("/openapi.json", { schema: { hide: true } }, () => http.app.swagger());
  if (options.pages) await servePages(http.app, options.pages);

  return {
    http: http.app,
    tools,
    vital,
    phones: simulator?.origin ?? null,
    async listen(host, port) {
      const listening = await http.app.listen({ host, port });
      address ??= new URL(listening);
      if (simulator) await useSimulator(tools, simulator.line, new URL(webhookPath, listening));
      return listening;
    },
    /** Streams are told to come again elsewhere, calls under way are finished, then the rest is let go. */
    async [Symbol.asyncDispose]() {
      await streams[Symbol.asyncDispose]();
      await watch[Symbol.asyncDispose]();
      await http.app.close();
      await lineJobs[Symbol.asyncDispose]();
      await simulator?.[Symbol.asyncDispose]();
      await refusals[Symbol.asyncDispose]();
      await viewings[Symbol.asyncDispose]();
      await sealing[Symbol.asyncDispose]();
      await longWaits[Symbol.asyncDispose]();
      await sweep[Symbol.asyncDispose]();
      moment[Symbol.dispose]();
      await bus[Symbol.asyncDispose]();
    },
  };
}
