import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import { firstSettings } from "../domain/first-settings.ts";
import type { ReceptionSettings } from "../domain/reception.ts";
import { recogniseConsultees } from "./consultee/recognise.ts";
import { consulteeRoutes } from "./consultee/routes.ts";
import { openTries } from "./consultee/tries.ts";
import { noteReading } from "./duty/note-reading.ts";
import { countErrors } from "./edge/errors.ts";
import { serveHealth, type Vital } from "./edge/health.ts";
import { openHttp } from "./edge/http.ts";
import { openLeaving } from "./edge/leaving.ts";
import { everydayLimits, type Limits } from "./edge/limits.ts";
import { servePages } from "./edge/pages.ts";
import { sessionOwner } from "./edge/stream.ts";
import type { LineHosts } from "./line/line-door.ts";
import { type MailSettings, openMail } from "./mail/mail.ts";
import { openConsultations } from "./parts/consultations.ts";
import { openDelivery } from "./parts/delivery.ts";
import { openDurability } from "./parts/durability.ts";
import { type KeepingSettings, openKeeping } from "./parts/keeping.ts";
import { openLine } from "./parts/line.ts";
import { openNotices, type PushSettings } from "./parts/notices.ts";
import { openOperation } from "./parts/operation.ts";
import { openPractice } from "./parts/practice.ts";
import { openSchools } from "./parts/schools.ts";
import { serveStaff } from "./parts/staff.ts";
import { openTrail } from "./parts/trail.ts";
import { serveUptime } from "./parts/uptime.ts";
import { openUrgent } from "./parts/urgent.ts";
import { openPauses } from "./pause/paused.ts";
import type { ClamdAddress } from "./picture/clamd.ts";
import { openGuesses } from "./school/guesses.ts";
import { scriptlessRoutes } from "./scriptless/routes.ts";
import { openCitySettings } from "./settings/open-city-settings.ts";
import { openNetworkRules } from "./staff/network-rules.ts";
import { openDoor } from "./staff/open-door.ts";
import { recogniseStaff } from "./staff/recognise.ts";
import type { ProviderSettings } from "./staff/single-sign-on.ts";
import { watchSessions } from "./staff/watch-sessions.ts";
import type { Storage } from "./storage/database.ts";
import type { KeyProvider } from "./storage/keys.ts";
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
  /** As whom, and which, push services may be called; null or left out: browsers are told nothing. */
  readonly push?: PushSettings | null;
  /** Where sealed heads of the audit trail are kept outside the database; null keeps none here. */
  readonly auditHeads?: string | null;
  /** With what the city begins; tests hold it still. */
  readonly reception?: ReceptionSettings;
  /** How e-mails leave; null sends none. */
  readonly mail?: MailSettings | null;
  /** Backups and alarms. Left out: there are none, as in tests of other things. */
  readonly keeping?: KeepingSettings;
  /** By which a lookout signs; null believes nobody. */
  readonly watchKey?: string | null;
  /** Scans pictures before they are opened; null scans nothing. */
  readonly clamd?: ClamdAddress | null;
  /** How many standbys should follow the database; none unless said otherwise. */
  readonly standbys?: number;
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
  /** [HO-1] Says by `/readyz` that it goes, and serves on, so that a balancer leads nobody here any more. Disposed next. */
  leave(): void;
};

/**
 * One process of the service: the only place where its parts are put together. It ends in the other order: streams are told to
 * come again elsewhere, calls under way are finished, then the features' jobs end, and what everything rests on.
 */
export async function openApp(options: AppOptions): Promise<App> {
  const { storage, keyProvider, secrets, log, now = () => new Date() } = options;
  const { db } = storage;
  const publicUrl = options.publicUrl ?? null;
  await using opening = new AsyncDisposableStack();

  const delivery = opening.use(await openDelivery({ storage, keyProvider, log, now }));
  const { sweep, moment, hub, desk, streams } = delivery;
  const durability = opening.use(openDurability({ storage, log, now, standbys: options.standbys ?? 0 }));
  const folder = options.auditHeads ?? null;
  const trail = opening.use(await openTrail({ db, keyProvider, log, now, folder }));
  const door = await openDoor(db, options.idleMinutes);
  const line = opening.use(
    await openLine({
      ...{ door, now, publicUrl, seed: secrets.lineNaming },
      hosts: options.lineHosts,
      simulatorPort: options.lineSimulator ?? null,
    }),
  );
  const notices = opening.use(openNotices(secrets, options.push ?? null));
  const stamps = openStamps(secrets.stamping, (row) =>
    log.error(row, "A row that says who may enter was not written by the service: who changed it?"),
  );
  const tools: Tools = {
    ...{ storage, db, now, secrets, door, hub, desk, log },
    epoch: sweep.epoch,
    lookForRestore: sweep.soon,
    keys: delivery.keys,
    stamps,
    appender: delivery.appender,
    pauses: await openPauses(db, stamps, now, (error) =>
      log.warn({ error }, "Whose writing is paused could not be read; what was read last goes on."),
    ),
    presence: moment.presence,
    doings: moment.doings,
    ...(await openCitySettings(db, options.reception ?? firstSettings, (error) =>
      log.warn({ error }, "The city's settings could not be read; the last ones go on."),
    )),
    urgent: delivery.urgent,
    team: delivery.team,
    durability: durability.board,
    mail: options.mail ? openMail(options.mail, line.door.page, now) : null,
    line: line.door,
    push: notices.push,
    auditKeys: trail.auditKeys,
    viewings: trail.viewings,
    tell: delivery.tell,
  };

  const consultees = recogniseConsultees(tools);
  const tries = openTries(tools);
  const guesses = openGuesses(tools);
  const staff = recogniseStaff(tools);
  const { rolesFrom } = openNetworkRules(db);
  const jobs = opening.use(new AsyncDisposableStack());
  const http = await openHttp({
    ...{ log, publicUrl, trustProxy: options.trustProxy ?? [], limits: options.limits ?? everydayLimits },
    recognise: consultees.recognise,
    staff: { ...staff, now, rolesFrom },
    refused: trail.refusals.record,
  });
  const errors = countErrors(http.app, now);
  const leaving = opening.use(openLeaving(http.app));
  opening.use(
    watchSessions(tools, {
      reads: streams.sessions,
      reading: (staff) => noteReading({ db }, staff),
      end: ({ session, from }) => streams.endOf(sessionOwner(session, from), "not-allowed"),
      rolesFrom,
    }),
  );
  opening.use(streams);

  // The features, a line each: what it serves, and what it does by the clock.
  consulteeRoutes(http, tools, consultees, tries);
  serveStaff(http, tools, { streams, recogniser: staff, singleSignOn: options.singleSignOn ?? null });
  jobs.use(openConsultations(http, tools, { streams, clamd: options.clamd ?? null }));
  jobs.use(openUrgent(http, tools));
  jobs.use(openOperation(http, tools));
  jobs.use(openPractice(http, tools));
  jobs.use(openSchools(http, tools, guesses));
  await serveUptime(http, tools, { key: options.watchKey ?? null, lastRound: sweep.lastRound });
  await line.serve(http, tools);
  notices.serve(http, tools);
  const keeping = jobs.use(
    await openKeeping(tools, options.keeping ?? null, {
      ...{ keyProvider, errors, lastRound: sweep.lastRound, lackedAt: delivery.lackedAt },
      durability: durability.seen,
    }),
  );

  const vital = openVital({
    now,
    lastRound: sweep.lastRound,
    streams,
    hub,
    desk,
    appender: delivery.appender,
    tries,
    lineQuota: line.quota,
    durability,
    kept: keeping.gauges,
    leaving: leaving.begun,
  });
  serveHealth(http.app, vital);
  http.app.get("/openapi.json", { schema: { hide: true } }, () => http.app.swagger());
  if (options.pages) {
    await servePages(http.app, options.pages);
    await scriptlessRoutes(http, tools, { recogniser: consultees, tries, guesses, pages: options.pages });
  }

  const open = opening.move();
  return {
    ...{ http: http.app, tools, vital, phones: line.phones },
    async listen(host, port) {
      const address = await http.app.listen({ host, port });
      await line.listening(tools, address);
      return address;
    },
    leave: leaving.begin,
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}
