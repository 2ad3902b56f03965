// A city under test: a database, processes of the service behind one address, and scripted people with their history.
import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { StoredEntry } from "../../domain/entry.ts";
import type { ConsultationId, Epoch } from "../../domain/ids.ts";
import type { Role } from "../../domain/people.ts";
import { readEntries } from "../../server/consultation/sync-store.ts";
import { beginSession } from "../../server/staff/begin-session.ts";
import { enrolStaff } from "../../server/staff/enrol.ts";
import { holdDataKeys } from "../../server/storage/data-keys.ts";
import { openStorage, type Storage } from "../../server/storage/database.ts";
import { retrying } from "../../server/storage/hosts.ts";
import { keysFromEnvironment, newKey } from "../../server/storage/keys.ts";
import { migrate } from "../../server/storage/migrate.ts";
import { openInstallation } from "../../server/storage/secrets.ts";
import { openStamps } from "../../server/storage/stamps.ts";
import { testDatabase } from "../../server/storage/testing.ts";
import { type Faults, figuresOf, judge, type Log } from "../history.ts";
import {
  type Consultee,
  type Counsellor,
  openConsultee,
  openCounsellor,
  openOfficial,
  type PageOptions,
  type Person,
} from "../people.ts";
import { root } from "../source.ts";
import { type Browser, openBrowser } from "./browser.ts";
import { type Process, startProcess } from "./processes.ts";
import { openWire, type Wire } from "./wire.ts";

type Page = Omit<PageOptions, "log"> & {
  readonly rung?: "stream" | "wait" | "now";
  /** Through another wire than the front door. */
  readonly origin?: string;
  /** One more tab in the browser of this consultee. */
  readonly beside?: Consultee;
};

export type City = AsyncDisposable & {
  readonly url: string;
  readonly storage: Storage;
  readonly environment: Readonly<Record<string, string>>;
  /** The one address that people know: each connection goes to the next living process. */
  readonly front: Wire;
  readonly processes: ReadonlySet<Process>;
  readonly people: ReadonlySet<Person>;
  readonly logs: Log[];
  /** One more process behind the front door; from another folder than this one: of another version. */
  start(environment?: Readonly<Record<string, string>>, folder?: string): Promise<Process>;
  kill(process: Process): Promise<void>;
  /** SIGTERM, as systemd says it; ends when it has ended by itself. */
  stop(process: Process): Promise<void>;
  consultee(page?: Page): Consultee;
  counsellor(page?: Page): Promise<Counsellor>;
  official(page?: Page): Promise<Person>;
  /** Somebody signed in with this role, without a page. */
  signIn(role: Role, origin?: string): Promise<{ self: Counsellor["self"]; browser: Browser }>;
  /** Leaves, and comes back in the same browser: a reload. */
  reload(consultee: Consultee): Consultee;
  /** How long it took until everybody shows all that is stored and nothing is unsent. Fails after so long. */
  agree(withinMillis: number): Promise<number>;
  stored(): Promise<Map<ConsultationId, StoredEntry[]>>;
  judge(): Promise<Faults>;
  figures(): string;
};

export type CityOptions = {
  /** On this database; else on one of its own. */
  readonly url?: string;
  /** To which port the next connection goes; null: nobody is there. Else to each process in turn. */
  readonly leads?: (processes: ReadonlySet<Process>) => number | null;
};

export async function openCity(options: CityOptions = {}): Promise<City> {
  const held = new AsyncDisposableStack();
  const url = options.url ?? held.use(await testDatabase()).url;
  await migrate({ urls: url });
  const storage = held.use(await openStorage({ urls: url }));
  const secret = `1:${newKey().toString("base64")}`;
  const keyProvider = keysFromEnvironment(secret);
  const { stamping } = await openInstallation(storage.db, keyProvider, { invented: false });
  const stamps = openStamps(stamping);
  const environment = { DATABASE_URL: url, KEY_ENCRYPTION_KEYS: secret };
  const processes = new Set<Process>();
  const people = new Set<Person>();
  const logs: Log[] = [];
  let turn = 0;
  const inTurn: CityOptions["leads"] & {} = (all) => [...all][turn++ % Math.max(1, all.size)]?.port ?? null;
  const front = held.use(await openWire({ to: () => (options.leads ?? inTurn)(processes) }));

  function logOf(who: string, reads: Log["reads"], person = who): Log {
    const log: Log = { who, person, reads, events: [] };
    logs.push(log);
    return log;
  }

  function here<P extends Person>(person: P): P {
    people.add(person);
    return person;
  }

  async function signIn(role: Role, origin = front.origin) {
    const name = `${role}-${randomBytes(3).toString("hex")}`;
    const tools = { db: storage.db, now: () => new Date(), stamps };
    const staff = await enrolStaff(tools, {
      name,
      displayName: name,
      roles: [role],
      password: "x".repeat(12),
    });
    const { token } = await beginSession(storage.db, stamps, staff, new Date(), { level: 2 });
    return {
      self: { ...staff, roles: [...staff.roles] },
      browser: openBrowser(origin, "stream", `yorisoi-staff=${token}`),
    };
  }

  async function staffPage(role: Role, { rung = "stream", origin = front.origin, ...page }: Page) {
    const { self, browser } = await signIn(role, origin);
    const log = logOf(self.displayName, "all");
    return {
      who: self.displayName,
      self,
      browser: openBrowser(origin, rung, browser.cookie),
      options: { ...page, log },
    };
  }

  async function stored(): Promise<Map<ConsultationId, StoredEntry[]>> {
    const rows = await storage.db.selectFrom("consultation").select("id").execute();
    const asked = rows.map(({ id }) => ({ id, after: 0 }));
    return readEntries(storage, holdDataKeys(storage, keyProvider), asked, 1_000_000, () => {});
  }

  async function standing(): Promise<{ epoch: Epoch; last: Map<ConsultationId, number> }> {
    const { epoch } = await storage.db.selectFrom("installation").select("epoch").executeTakeFirstOrThrow();
    const rows = await storage.db.selectFrom("consultation").select(["id", "last_seq"]).execute();
    return { epoch, last: new Map(rows.map(({ id, last_seq }) => [id, last_seq])) };
  }

  const city: City = {
    url,
    storage,
    environment,
    front,
    processes,
    people,
    logs,
    async start(more = {}, folder = root) {
      const process = await startProcess({ ...environment, ...more }, folder);
      processes.add(process);
      return process;
    },
    async kill(process) {
      processes.delete(process);
      await process.kill();
    },
    async stop(process) {
      const code = await process.stop();
      processes.delete(process);
      if (code !== 0) throw new Error(`A process that was told to stop ended with ${code}.`);
    },
    signIn,
    consultee({ rung = "stream", origin = front.origin, beside, ...page } = {}) {
      const who = `${rung} child ${people.size}`;
      const log = logOf(who, "own", beside?.who);
      const browser = beside?.browser ?? openBrowser(origin, rung);
      return here(openConsultee(who, browser, { ...page, log }));
    },
    async counsellor(page = {}) {
      const { who, self, browser, options } = await staffPage("counsellor", page);
      return here(openCounsellor(who, self, browser, options));
    },
    async official(page = {}) {
      const { who, browser, options } = await staffPage("official", page);
      return here(openOfficial(who, browser, options));
    },
    reload(consultee) {
      consultee.leave();
      people.delete(consultee);
      const log = logs.find(({ who }) => who === consultee.who) ?? logOf(consultee.who, "own");
      return here(openConsultee(consultee.who, consultee.browser, { log }));
    },
    async agree(withinMillis) {
      const began = performance.now();
      for (;;) {
        const at = await retrying(standing);
        const disagreeing = [...people].flatMap((person) => disagreement(person, at) ?? []);
        const millis = performance.now() - began;
        if (disagreeing.length === 0) return millis;
        if (millis > withinMillis)
          throw new Error(`After ${Math.round(millis)} ms: ${disagreeing.slice(0, 5).join("; ")}`);
        await pause(20);
      }
    },
    stored,
    async judge() {
      const { epoch } = await standing();
      return judge({ logs, stored: await stored(), epoch });
    },
    figures() {
      const { sent, acknowledged, shown } = figuresOf({ logs });
      return `sent ${sent}, acknowledged ${acknowledged}, shown ${shown}`;
    },
    async [Symbol.asyncDispose]() {
      for (const person of people) person.leave();
      await Promise.all([...processes].map((process) => process.kill()));
      await held.disposeAsync();
    },
  };
  return city;
}

/** What keeps this person from being of one mind with the database; null where nothing does. */
function disagreement(
  person: Person,
  { epoch, last }: { readonly epoch: Epoch; readonly last: ReadonlyMap<ConsultationId, number> },
): string | null {
  if (person.unsent() > 0) return `${person.who} has ${person.unsent()} unsent`;
  // Who has not written yet follows nothing, and need not know.
  if (person.epoch() === null && person.cursors().size === 0 && !person.list()) return null;
  if (person.epoch() !== epoch) return `${person.who} is of another epoch`;
  for (const [id, cursor] of person.cursors())
    if (cursor !== last.get(id)) return `${person.who} is at ${cursor} of ${id}, not ${last.get(id)}`;
  const list = person.list();
  if (!list) return null;
  for (const [id, seq] of last)
    if (list.get(id)?.lastSeq !== seq)
      return `${person.who}'s list has ${list.get(id)?.lastSeq} of ${id}, not ${seq}`;
  return list.size === last.size ? null : `${person.who}'s list is ${list.size} long, not ${last.size}`;
}
