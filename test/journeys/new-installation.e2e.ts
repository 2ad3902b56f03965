import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { createDatabase } from "../../server/storage/testing.ts";
import { type Program, startProgram } from "./program.ts";

const address = /consultees {2}(http:\S+)\//;
const signIn = /^ {2}soudan1\s+(\S+)/m;
const lastSignIn = /^ {2}hoshu\s+\S+/m;

test("an empty folder becomes an invented city: addresses and sign-ins are printed, and it works", async () => {
  await using program = startProgram({ DATA_DIR: await emptyFolder() });
  const [, origin = ""] = await program.heard(address);
  await program.heard(lastSignIn);
  const [, password = ""] = await program.heard(signIn);
  expect(program.said()).toMatch(/desk {8}http:\S+\/desk\n/);
  expect(program.said()).toMatch(/^ {2}lookout .*npm run cli -- uptime watch/m);
  expect(program.said().match(/^ {2}\w+ +[a-z2-9]{5}-[a-z2-9]{5}-[a-z2-9]{5} {3}\S/gm)).toHaveLength(7);

  expect(await (await fetch(`${origin}/readyz`)).json()).toEqual({ status: "ready" });
  for (const path of ["/", "/desk"]) expect(await filesOf(origin + path)).toBeGreaterThanOrEqual(2);
  expect(await post(origin, "/api/staff/sign-in", { name: "soudan1", password })).toMatchObject({
    status: 200,
  });
  const wrong = { name: "soudan1", password: `${password}x` };
  expect(await post(origin, "/api/staff/sign-in", wrong)).toMatchObject({ status: 401 });

  const child = await firstWords(origin, "はじめまして");
  expect(await wordsOf(origin, child)).toEqual(["はじめまして"]);
  expect(await program.stop("SIGTERM")).toBe(0);
});

test("[DL-1] ended in order or by kill -9, alone or with its database, it starts again with the same words and shows no password twice", async () => {
  const folder = await emptyFolder();
  const start = (): Program => startProgram({ DATA_DIR: folder });

  await using first = start();
  const [, origin = ""] = await first.heard(address);
  await first.heard(signIn);
  const child = await firstWords(origin, "おぼえていてね");
  const database = await databaseOf(folder);
  expect(await first.stop("SIGTERM")).toBe(0);
  expect(isAlive(database)).toBe(false);

  for (const death of ["program", "both", "database"] as const) {
    await using before = start();
    const [, there = ""] = await before.heard(address);
    expect(await wordsOf(there, child)).toEqual(["おぼえていてね"]);
    const server = await databaseOf(folder);
    if (death !== "program") process.kill(server, "SIGKILL");
    if (death !== "database") await before.kill();
    if (death === "program") expect(isAlive(server)).toBe(true);
    if (death === "database") await before.heard(/database is back/);

    // While the first one is there, a second one on the same folder shares its database and leaves it alone.
    await using after = start();
    const [, again = ""] = await after.heard(address);
    expect(await wordsOf(again, child)).toEqual(["おぼえていてね"]);
    expect(after.said()).not.toMatch(signIn);
    if (death === "program") expect(await databaseOf(folder)).toBe(server);
    expect(await after.stop("SIGINT")).toBe(0);
    if (death === "database") {
      expect(await wordsOf(there, child)).toEqual(["おぼえていてね"]);
      expect(await before.stop("SIGTERM")).toBe(0);
    }
    await expect.poll(async () => (await databaseOf(folder).catch(() => 0)) || "gone").toBe("gone");
  }
});

test("[SE-2] without its key file, or with another city's, it refuses to start with a sentence, and starts when the file is back", async () => {
  const folder = await emptyFolder();
  const keys = join(folder, "keys", "key-encryption-keys.json");
  const start = (): Program => startProgram({ DATA_DIR: folder });
  await using first = start();
  const [, origin = ""] = await first.heard(address);
  const child = await firstWords(origin, "ひみつです");
  expect(await first.stop("SIGTERM")).toBe(0);

  await rename(keys, `${keys}.safe`);
  await refused(start(), /^The key file \S+ is missing, and the database holds what was sealed with it/m);

  const other = { keys: [{ version: 1, key: randomBytes(32).toString("base64") }] };
  await writeFile(keys, JSON.stringify(other), { mode: 0o600 });
  await refused(start(), /^A wrapped key does not open with the key-encryption key of version 1/m);

  await writeFile(keys, "{}");
  await refused(start(), /^The key file \S+ is malformed: put it back from its safe copy\.$/m);

  await rename(`${keys}.safe`, keys);
  await using last = start();
  const [, again = ""] = await last.heard(address);
  expect(await wordsOf(again, child)).toEqual(["ひみつです"]);
});

test("on a database of the city's own nobody is invented", async () => {
  await using database = await createDatabase();
  await using program = startProgram({ DATA_DIR: await emptyFolder(), DATABASE_URL: database.url });
  const [, origin = ""] = await program.heard(address);
  expect(await (await fetch(`${origin}/readyz`)).json()).toEqual({ status: "ready" });
  expect(program.said()).not.toMatch(/invented|soudan|[a-z2-9]{5}-[a-z2-9]{5}/);
  expect(program.said()).not.toContain(new URL(database.url).password);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query(
    "select (select count(*)::int from staff) as staff, (select count(*)::int from consultation) as consultations",
  );
  await client.end();
  expect(rows).toEqual([{ staff: 0, consultations: 0 }]);
  expect(await program.stop("SIGTERM")).toBe(0);
});

test.each([
  ["PORT", { PORT: "eighty" }, /^PORT must be a port from 0 to 65535 \(0: any free one\), not "eighty"\.$/m],
  ["DATABASE_URL", { DATABASE_URL: "mysql://x:secret@127.0.0.1/y" }, /^DATABASE_URL .+\.$/m],
  [
    "KEY_ENCRYPTION_KEYS",
    { KEY_ENCRYPTION_KEYS: "1:secret" },
    /^Entry 1 of KEY_ENCRYPTION_KEYS is not a key/m,
  ],
])("a wrong %s is one sentence, which quotes no secret", async (_, environment, sentence) => {
  const program = startProgram({ DATA_DIR: await emptyFolder(), ...environment });
  await refused(program, sentence);
  expect(program.said()).not.toContain("secret");
});

test("a port that is taken is one sentence, and the start after that still shows the invented city's sign-ins", async () => {
  await using taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const { port } = taken.address() as AddressInfo;
  const folder = await emptyFolder();
  for (const environment of [{ PORT: `${port}` }, { METRICS_PORT: `${port}` }]) {
    await refused(
      startProgram({ DATA_DIR: folder, ...environment }),
      /^What .*PORT say cannot be listened on: .*\.$/m,
    );
  }
  await using program = startProgram({ DATA_DIR: folder });
  await program.heard(lastSignIn);
});

/** A folder that PostgreSQL's own user may pass through, so that everything stays in it. */
async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "yorisoi-new-"));
  await chmod(folder, 0o711);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function refused(program: Program, sentence: RegExp): Promise<void> {
  await using starting = program;
  expect(await starting.ended).toBe(1);
  expect(starting.said()).toMatch(sentence);
  expect(starting.said()).not.toMatch(/^\s+at /m);
}

/** Everything an address asks for is there. How many files that was. */
async function filesOf(url: string): Promise<number> {
  const page = await (await fetch(url)).text();
  const files = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => new URL(path ?? "", url));
  for (const file of files) expect((await fetch(file)).status, file.pathname).toBe(200);
  return files.length;
}

type Answered = { readonly status: number; readonly body: Record<string, unknown>; readonly cookie: string };

async function post(origin: string, path: string, body: unknown, cookie = ""): Promise<Answered> {
  const headers = { origin, cookie, "content-type": "application/json" };
  const answer = await fetch(origin + path, { method: "POST", headers, body: JSON.stringify(body) });
  const given = answer.headers.get("set-cookie")?.split(";")[0] ?? cookie;
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown>, cookie: given };
}

/** Somebody writes first. Their cookie, which leads back to what they wrote. */
async function firstWords(origin: string, text: string): Promise<string> {
  const { body, cookie } = await post(origin, "/api/arrive", {});
  const opened = await post(origin, "/api/open", { epoch: body["epoch"], key: randomUUID(), text }, cookie);
  expect(opened.status).toBe(200);
  return cookie;
}

async function wordsOf(origin: string, cookie: string): Promise<string[]> {
  const { body } = await post(origin, "/api/arrive", {}, cookie);
  const { id } = body["consultation"] as { id: string };
  const wanted = { epoch: body["epoch"], skin: "now", watch: [{ consultation: id, after: 0 }] };
  const answer = await post(origin, "/api/sync", wanted, cookie);
  const frames = answer.body["frames"] as { t: string; entries?: { kind: string; text: string }[] }[];
  const entries = frames.flatMap((frame) => frame.entries ?? []);
  // What the service says by itself has no words of its own.
  return entries.filter(({ kind }) => kind === "message").map(({ text }) => text);
}

async function databaseOf(folder: string): Promise<number> {
  return Number((await readFile(join(folder, "postgres", "postmaster.pid"), "utf8")).split("\n")[0]);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
