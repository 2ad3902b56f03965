import { randomBytes, randomUUID } from "node:crypto";
import type { Api } from "../contract/api.ts";
import type { IdempotencyKey, StaffId } from "../domain/ids.ts";
import type { Role, Staff } from "../domain/people.ts";
import type { ReceptionSettings } from "../domain/reception.ts";
import { type App, openApp } from "../server/app.ts";
import type { Limits } from "../server/edge/limits.ts";
import { openLog } from "../server/edge/log.ts";
import type { LineHosts } from "../server/line/line-door.ts";
import type { MailSettings } from "../server/mail/mail.ts";
import type { PushSettings } from "../server/parts/notices.ts";
import type { ClamdAddress } from "../server/picture/clamd.ts";
import { beginSession } from "../server/staff/begin-session.ts";
import { enrolStaff } from "../server/staff/enrol.ts";
import type { ProviderSettings } from "../server/staff/single-sign-on.ts";
import { openStorage, type Storage } from "../server/storage/database.ts";
import { type KeyProvider, keysFrom, newKey } from "../server/storage/keys.ts";
import { openInstallation } from "../server/storage/secrets.ts";
import { testDatabase } from "../server/storage/testing.ts";
import { quietReception } from "./reception.ts";

/** A real service on a database of its own, and people who call it over HTTP. One world a test. */
export type World = AsyncDisposable & {
  readonly url: string;
  readonly storage: Storage;
  readonly app: App;
  readonly origin: string;
  /** Another process' worth of service on the same database. */
  another(): Promise<{ readonly app: App; readonly origin: string }>;
  visitor(origin?: string): Caller;
  /** Somebody with a token, who has not written yet. */
  consultee(origin?: string): Promise<Caller>;
  staff(role: Role, origin?: string): Promise<Caller & { readonly staff: Staff }>;
  /** What the service has logged so far. */
  logged(): string;
};

export type Answered<Output> = { readonly status: number; readonly body: Output };
export type Caller = {
  readonly origin: string;
  readonly cookie: string;
  /** What the contract promises where the status is 200; else `{ code, detail }`. */
  call<Path extends keyof Api>(path: Path, input: Api[Path]["input"]): Promise<Answered<Api[Path]["output"]>>;
  /** Anything at all, to see it refused. */
  callAny(path: string, body: unknown, headers?: Record<string, string>): Promise<Answered<unknown>>;
};

export type WorldOptions = {
  readonly now?: () => Date;
  readonly limits?: Limits;
  readonly pages?: string;
  /** An invented city is entered by a password alone. Left out: a real one. */
  readonly invented?: boolean;
  /** Whose word about the sender's address is taken. */
  readonly trustProxy?: readonly string[];
  readonly singleSignOn?: ProviderSettings;
  /** With what the city begins. Left out: open around the clock, without automatic replies. */
  readonly reception?: ReceptionSettings;
  /** Another LINE than the real one. */
  readonly lineHosts?: LineHosts;
  /** Push services that may be called. Left out: none, and browsers are told nothing. */
  readonly push?: PushSettings;
  /** The port of a simulated LINE, where the city is invented. */
  readonly lineSimulator?: number;
  /** How e-mails leave; left out: none do. */
  readonly mail?: MailSettings;
  /** Scans pictures. */
  readonly clamd?: ClamdAddress;
  /** How many standbys should follow the database, which in a test has none. */
  readonly standbys?: number;
  /** By which a lookout signs; left out: none is believed. */
  readonly watchKey?: string;
  /** The https origin that people open, as a real city has it; left out: a trial on this machine. */
  readonly publicUrl?: URL;
  /** The URL of a database that the test keeps, with its tables made; left out: one of its own. */
  readonly database?: string;
  /** By which keys are wrapped; left out: one of its own. */
  readonly keyProvider?: KeyProvider;
  /** Of the first process; left out: any free one. */
  readonly port?: number;
};

/** Tests are quick and come from one address: the everyday limits are for tests that are about them. */
export const noLimits: Limits = new Proxy<Limits>(
  {},
  { get: () => ({ perMinute: 1_000_000, by: "caller" }) },
);

export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const held = new AsyncDisposableStack();
  const url = options.database ?? held.use(await testDatabase()).url;
  const ring = new Map([[1, newKey()]]);
  const lines: string[] = [];
  const log = openLog("trace", { write: (line) => void lines.push(line) });

  async function start(port = 0): Promise<{ app: App; origin: string; storage: Storage }> {
    const storage = held.use(await openStorage({ urls: url }));
    const keyProvider = options.keyProvider ?? keysFrom(ring);
    const secrets = await openInstallation(storage.db, keyProvider, { invented: options.invented ?? false });
    const {
      now,
      limits = noLimits,
      pages = null,
      trustProxy = [],
      singleSignOn = null,
      reception = quietReception,
    } = options;
    const app = held.use(
      await openApp({
        ...{ storage, keyProvider, secrets, log, limits, pages, trustProxy, singleSignOn, reception },
        ...(now ? { now } : {}),
        ...(options.lineHosts ? { lineHosts: options.lineHosts } : {}),
        publicUrl: options.publicUrl ?? null,
        lineSimulator: options.lineSimulator ?? null,
        mail: options.mail ?? null,
        push: options.push ?? null,
        clamd: options.clamd ?? null,
        watchKey: options.watchKey ?? null,
        standbys: options.standbys ?? 0,
      }),
    );
    return { app, origin: await app.listen("127.0.0.1", port), storage };
  }

  const first = await start(options.port);
  return {
    url,
    ...first,
    another: () => start(),
    visitor: (origin = first.origin) => caller(origin, ""),
    async consultee(origin = first.origin) {
      const answer = await post(origin, "", "/api/arrive", {});
      return caller(origin, (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "");
    },
    async staff(role, origin = first.origin) {
      const { tools } = first.app;
      const name = `${role}-${randomBytes(4).toString("hex")}`;
      const staff = await enrolStaff(tools, {
        name,
        displayName: `見本 ${name}`,
        roles: [role],
        password: "x".repeat(12),
      });
      const { token } = await beginSession(tools.db, tools.stamps, staff, tools.now(), {
        level: 2,
        // Has just shown everything that is ever asked for.
        factorAt: tools.now(),
      });
      return { ...caller(origin, `yorisoi-staff=${token}`), staff };
    },
    logged: () => lines.join(""),
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
}

export function newIdempotencyKey(): IdempotencyKey {
  return randomUUID() as IdempotencyKey;
}

export function unknownStaff(): StaffId {
  return randomUUID() as StaffId;
}

function caller(origin: string, cookie: string): Caller {
  async function callAny(
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answered<unknown>> {
    const answer = await post(origin, cookie, path, body, headers);
    const text = await answer.text();
    return { status: answer.status, body: text === "" ? null : JSON.parse(text) };
  }
  return {
    origin,
    cookie,
    callAny,
    call: async (path, input) => (await callAny(path, input)) as Answered<Api[typeof path]["output"]>,
  };
}

function post(
  origin: string,
  cookie: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(origin + path, {
    method: "POST",
    headers: { origin, cookie, "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}
