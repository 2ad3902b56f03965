import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Program, startProgram } from "../../test/journeys/program.ts";
import { runCommand, startAtTerminal } from "./testing.ts";

// A service, a database and several commands each, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

/** Of an invented city that all tests here share, one after the other: each leaves it without a running process. */
let dataDir: string;
let environment: { readonly DATA_DIR: string };

beforeAll(async () => {
  // PostgreSQL's own account may pass through it, so that everything stays in it.
  dataDir = await mkdtemp(join(tmpdir(), "yorisoi-cli-"));
  await chmod(dataDir, 0o711);
  environment = { DATA_DIR: dataDir };
});

afterAll(() => rm(dataDir, { recursive: true, force: true }));

async function begin(): Promise<Program & { readonly origin: string }> {
  const program = startProgram(environment);
  const [, origin = ""] = await program.heard(/consultees {2}(http:\S+)\//);
  await program.heard(/desk {8}http/);
  return Object.assign(program, { origin });
}

/** The main process of the embedded server; 0 where none is running. */
async function serverProcess(): Promise<number> {
  const lock = await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8").catch(() => "0");
  return Number(lock.split("\n")[0]);
}

async function post(origin: string, path: string, body: unknown, cookie = "") {
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
  const frames = answer.body["frames"] as { entries?: { text?: string }[] }[];
  // Whatever else stands there has no words: automatic answers say themselves on the page.
  return frames.flatMap(({ entries }) => entries ?? []).flatMap(({ text }) => text ?? []);
}

/** The highest version of the key file. */
async function currentVersion(): Promise<number> {
  const { keys } = JSON.parse(await readFile(join(dataDir, "keys", "key-encryption-keys.json"), "utf8"));
  return Math.max(...keys.map(({ version }: { version: number }) => version));
}

const rotate = ["keys", "rotate", "--yes"];

test("where there is no database yet, no command makes one: only npm start invents a city in it", async () => {
  for (const words of [["staff", "list"], ["keys", "status"], ["doctor"]]) {
    const { code, out, err } = await runCommand(words, environment);
    expect([code, out + err]).toEqual([1, expect.stringContaining("npm start makes it")]);
  }
  expect(await readdir(dataDir)).toEqual([]);
});

test("[SE-4] beside a running service the commands join its database and leave it running", async () => {
  await using service = await begin();
  const server = await serverProcess();
  const child = await firstWords(service.origin, "おぼえていてね");
  for (const [words, shown] of [
    [["staff", "list"], /soudan1 +相談員 みほん一郎 +counsellor +active/],
    [["doctor"], /All is well/],
    [rotate, /Everything is wrapped by version 2/],
    [["keys", "status"], /^2 \(current\) +yes +yes +3 /m],
  ] as const) {
    const said = await runCommand(words, environment);
    expect(said).toMatchObject({ code: 0, out: expect.stringMatching(shown) });
    expect(said.err).toContain(`The database was already running (process ${server})`);
    expect(await serverProcess()).toBe(server);
    expect(await wordsOf(service.origin, child)).toEqual(["おぼえていてね"]);
  }
  await firstWords(service.origin, "わたしも");
  expect(service.said()).not.toContain("unexpectedly");
  expect(await service.stop("SIGTERM")).toBe(0);
  expect(await serverProcess()).toBe(0);
});

test("without a service they start its database and end it", async () => {
  const status = await runCommand(["keys", "status"], environment);
  expect(status).toMatchObject({ code: 0, err: expect.stringContaining("The database is not running") });
  // The talk that was opened last too: the service went on with the new key by itself.
  expect(status.out).toContain("No rotation is pending");
  expect(await serverProcess()).toBe(0);
  for (const words of [rotate, ["keys", "forget", "--version", "1", "--yes"], ["doctor"]]) {
    expect(await runCommand(words, environment)).toMatchObject({ code: 0 });
    expect(await serverProcess()).toBe(0);
  }
  expect(await currentVersion()).toBe(3);
});

test("a database left behind by a service that was killed is taken over, and ended", async () => {
  await using service = await begin();
  const child = await firstWords(service.origin, "まだいますか");
  expect(await wordsOf(service.origin, child)).toEqual(["まだいますか"]);
  await service.kill();
  expect(await serverProcess()).not.toBe(0);
  expect((await runCommand(["staff", "list"], environment)).code).toBe(0);
  expect(await serverProcess()).toBe(0);
});

test.runIf(existsSync("/usr/bin/script"))(
  "a service that begins while a command is at work with the database it has started keeps that database",
  async () => {
    const asking = startAtTerminal(["keys", "rotate"], environment);
    await expect.poll(asking.complaints, { timeout: 60_000 }).toContain("Go on? [y/N]");
    const server = await serverProcess();
    await using service = await begin();
    const child = await firstWords(service.origin, "きいてください");
    asking.process.stdin?.write("y\n");
    const said = await asking.ended;
    expect(said.out).toContain(`Everything is wrapped by version ${await currentVersion()}`);
    expect(said.out).toContain("Another process uses the database too: it goes on running.");
    expect(said.code).toBe(0);
    expect(await serverProcess()).toBe(server);
    expect(await wordsOf(service.origin, child)).toEqual(["きいてください"]);
    expect(service.said()).not.toContain("unexpectedly");
    // The duty to end it has passed to the service.
    expect(await service.stop("SIGTERM")).toBe(0);
    expect(await serverProcess()).toBe(0);
  },
);
