import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { Epoch, StaffId } from "../../domain/ids.ts";
import type { Role } from "../../domain/people.ts";
import { beginSession } from "../../server/staff/begin-session.ts";
import { enrolStaff } from "../../server/staff/enrol.ts";
import { openStorage } from "../../server/storage/database.ts";
import { startEmbedded } from "../../server/storage/embedded.ts";
import { keysFromEnvironment, newKey } from "../../server/storage/keys.ts";
import { migrate } from "../../server/storage/migrate.ts";
import { openInstallation } from "../../server/storage/secrets.ts";
import { openStamps } from "../../server/storage/stamps.ts";
import { openLine } from "./http-client.ts";

export type Sender = { readonly cookie: string; readonly consultation: string };

export type Memory = { readonly resident: number; readonly held: number };

/** A database and a server, each in processes of their own, with people who have a consultation open each. */
export type Stage = AsyncDisposable & {
  readonly origin: string;
  readonly databaseUrl: string;
  /** As an environment holds them. */
  readonly keyEncryptionKeys: string;
  readonly serverPid: number;
  readonly databasePid: number;
  readonly epoch: Epoch;
  readonly officialCookie: string;
  readonly counsellorCookie: string;
  /** Somebody more of the staff; their cookie. */
  signIn(name: string, role: Role): Promise<string>;
  /** Whoever signs in by this name. */
  staffNamed(name: string): Promise<StaffId>;
  senders(count: number): Promise<readonly Sender[]>;
  newSender(): Promise<Sender>;
  /** So many messages more in their consultation, one after the other. */
  say(sender: Sender, count: number): Promise<void>;
  /** Bytes of the server after a collection: what its objects hold, and what the system has given it. */
  memory(): Promise<Memory>;
};

/** `pages` is the folder of built pages; without it the calls alone are served. */
export async function openStage({ pages }: { readonly pages?: string } = {}): Promise<Stage> {
  const held = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), "yorisoi-bench-"));
  held.defer(() => rm(folder, { recursive: true, force: true }));
  const database = held.use(await startEmbedded({ dataDir: folder, log: () => {} }));
  const databaseUrl = database.url();
  await migrate({ urls: databaseUrl });
  const keys = `1:${newKey().toString("base64")}`;
  const { child, origin } = await startServer(databaseUrl, keys, pages);
  held.defer(() => ended(child));

  const storage = held.use(await openStorage({ urls: databaseUrl, poolSize: 2 }));
  const secrets = await openInstallation(storage.db, keysFromEnvironment(keys), { invented: false });
  const stamps = openStamps(secrets.stamping);
  const tools = { db: storage.db, now: () => new Date(), stamps };
  async function signedIn(name: string, role: Role): Promise<string> {
    const staff = await enrolStaff(tools, { name, displayName: name, roles: [role], password: randomUUID() });
    const { token } = await beginSession(storage.db, stamps, staff, new Date(), {
      level: 2,
      factorAt: new Date(),
    });
    return `yorisoi-staff=${token}`;
  }
  const { epoch } = await storage.db.selectFrom("installation").select("epoch").executeTakeFirstOrThrow();
  const known: Sender[] = [];

  return {
    origin,
    databaseUrl,
    keyEncryptionKeys: keys,
    epoch,
    signIn: signedIn,
    async staffNamed(name) {
      const named = storage.db.selectFrom("staff").select("id").where("sign_in_name", "=", name);
      return (await named.executeTakeFirstOrThrow()).id;
    },
    serverPid: child.pid ?? 0,
    databasePid: database.pid,
    officialCookie: await signedIn("official", "official"),
    counsellorCookie: await signedIn("counsellor", "counsellor"),
    newSender: () => newSender(origin, epoch),
    async say({ cookie, consultation }, count) {
      const line = await openLine(origin, cookie);
      for (let nth = 1; nth <= count; nth++) {
        const text = `${nth}. きょうも教室に入れなくて、保健室にいました。`;
        const { status } = await line.post(
          "/api/send",
          JSON.stringify({ epoch, consultation, key: randomUUID(), text }),
        );
        if (status !== 200) throw new Error(`A send was answered with ${status}.`);
      }
      line.end();
    },
    async senders(count) {
      while (known.length < count) known.push(await newSender(origin, epoch));
      return known.slice(0, count);
    },
    memory: () => askForMemory(child),
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
}

export async function connectBare(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

async function newSender(origin: string, epoch: Epoch): Promise<Sender> {
  const first = await openLine(origin, "");
  const cookie = (await first.post("/api/arrive", "{}")).cookie ?? "";
  first.end();
  const line = await openLine(origin, cookie);
  const { body } = await line.post(
    "/api/open",
    JSON.stringify({ epoch, key: randomUUID(), text: "はじめまして" }),
  );
  line.end();
  return { cookie, consultation: (JSON.parse(body) as { consultation: string }).consultation };
}

async function startServer(
  databaseUrl: string,
  keys: string,
  pages: string | undefined,
): Promise<{ child: ChildProcess; origin: string }> {
  const child = fork(join(import.meta.dirname, "server.ts"), {
    execArgv: ["--expose-gc"],
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      KEY_ENCRYPTION_KEYS: keys,
      ...(pages ? { PAGES: pages } : {}),
    },
  });
  return new Promise((resolve, reject) => {
    child.once("message", (message: { address: string }) => resolve({ child, origin: message.address }));
    child.once("exit", (code, signal) => {
      reject(new Error("The server ended before it was ready."));
      // Later on nobody waits for this, and it is what all that breaks then comes from.
      if (!child.killed) process.stderr.write(`\nThe server ended: ${signal ?? code}.\n`);
    });
  });
}

function askForMemory(child: ChildProcess): Promise<Memory> {
  return new Promise((resolve) => {
    child.once("message", (memory: Memory) => resolve(memory));
    child.send("memory");
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}
