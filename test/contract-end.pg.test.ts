import { randomUUID } from "node:crypto";
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test, vi } from "vitest";
import { runCommand } from "../apps/cli/testing.ts";
import type { Staff } from "../domain/people.ts";
import { beginSession } from "../server/staff/begin-session.ts";
import { startEmbedded } from "../server/storage/embedded.ts";
import { keysFromFile } from "../server/storage/key-file.ts";
import { newKey } from "../server/storage/keys.ts";
import { migrate } from "../server/storage/migrate.ts";
import { openAge } from "./age.ts";
import { newCanaries } from "./attacks/canaries.ts";
import { openTalk } from "./attacks/people.ts";
import { speakEverywhere } from "./attacks/speak-everywhere.ts";
import { openKeptFolders } from "./kept-city.ts";
import { jpegOf, painted } from "./pictures.ts";
import { quietReception } from "./reception.ts";
import { newIdempotencyKey, openWorld, type World } from "./world.ts";

// A whole city, backups and a dozen commands, on a machine that may be busy.
vi.setConfig({ testTimeout: 600_000 });

/** Thirty-two times 0x42: the key of age's own examples. */
const recipient = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";
const identity = Buffer.alloc(32, 0x42);

/** What was only searched for is kept nowhere, and so in no file. */
const onlyAsked = ["/api/desk/diagnoses school", "/api/desk/search term"];

/** A city whose database, keys, backups and exports lie in folders that are there to be erased. */
async function openCity() {
  await using stack = new AsyncDisposableStack();
  const { dataDir, backups } = stack.use(await openKeptFolders());
  const folder = dirname(dataDir);
  const exports = join(folder, "exports");
  for (const path of [dataDir, exports]) await mkdir(path);
  const keyProvider = await keysFromFile(dataDir, { mayCreate: true });
  const server = stack.use(await startEmbedded({ dataDir, log: () => {}, archives: true }));
  // An interrupted run ends without a teardown.
  const end = (): void => void process.kill(server.pid, "SIGQUIT");
  process.once("exit", end);
  stack.defer(() => void process.off("exit", end));
  await migrate({ urls: server.url() });
  const reception = { ...quietReception, pictures: true };
  const world = stack.use(await openWorld({ database: server.url(), keyProvider, reception }));
  const environment = { DATA_DIR: dataDir, BACKUP_DIR: backups, EXPORT_FOLDER: exports };
  const open = stack.move();
  return {
    ...{ folder, dataDir, backups, exports, server, world, environment },
    /** As an operator types it; what it says as JSON. */
    async cli(...words: string[]) {
      const { code, out, err } = await runCommand([...words, "--json"], environment);
      return { code, err, answer: code === 2 ? null : JSON.parse(out || "null") };
    },
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}

/** One of the city signs in, with a second factor, and agrees to what is about the contract. */
async function agree({ app: { tools }, origin }: World, person: Staff): Promise<void> {
  const factor = { level: 2, factorAt: tools.now() } as const;
  const { token } = await beginSession(tools.db, tools.stamps, person, tools.now(), factor);
  const headers = { origin, cookie: `yorisoi-staff=${token}`, "content-type": "application/json" };
  const post = (path: string, body: object) =>
    fetch(origin + path, { method: "POST", headers, body: JSON.stringify(body) });
  const { approvals } = (await (await post("/api/approval/list", {})).json()) as {
    approvals: { id: string; act: string; outcome: string | null }[];
  };
  const open = approvals.filter(({ act, outcome }) => act.startsWith("contract:") && outcome === null);
  expect(open).toHaveLength(1);
  for (const { id } of open) expect((await post("/api/approval/agree", { approval: id })).status).toBe(200);
}

async function filesIn(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return new Map(await Promise.all(paths.map(async (path) => [path, await readFile(path)] as const)));
}

test("[S11.6] [S12.2] [CE-1] [CE-2] [CE-3] [CE-4] [CE-5] A9 the contract ends: all of it is handed over, erased by two, certified; nothing is left to be read", async () => {
  await using city = await openCity();
  const { world, folder, cli } = city;
  const canaries = newCanaries();
  const said: string[] = [];
  const spoken = await speakEverywhere(world, () => {
    said.push(canaries.phrase());
    return said.at(-1) ?? "";
  });
  expect(spoken.filter(({ status }) => status !== 200)).toEqual([]);
  const talk = await openTalk(world);
  const picture = (await jpegOf(painted(60, 40))).toString("base64");
  const about = { epoch: talk.epoch, consultation: talk.consultation };
  const sent = await talk.consultee.call("/api/picture", { ...about, key: newIdempotencyKey(), picture });
  expect(sent.status).toBe(200);
  const operator = (await world.staff("operator")).staff.displayName.replace("見本 ", "");

  const [{ staff: one }, { staff: two }] = [
    await world.staff("administrator"),
    await world.staff("official"),
  ];

  // What a city has besides: a backup here and one that was carried elsewhere, a file of figures, the public key from the first day.
  const elsewhere = join(folder, "elsewhere");
  expect((await cli("backup", "now")).code).toBe(0);
  await cp(city.backups, elsewhere, { recursive: true });
  const figures = ["--kind", "figures", "--from", "2026-01-01", "--to", "2026-01-31", "--format", "csv"];
  expect((await cli("export", "write", ...figures)).code).toBe(0);
  await writeFile(join(city.exports, "somebody-elses.csv"), "1");
  const key = join(folder, "audit.pem");
  await writeFile(key, (await runCommand(["audit", "key"], city.environment)).out);

  // Nobody alone: it is asked, waits for two, and is done after.
  const handed = join(folder, "handed");
  const write = ["contract", "export", "--for", recipient, "--to"];
  expect(await cli(...write, handed)).toMatchObject({ code: 2, err: expect.stringContaining("give --as") });
  expect(await cli(...write, handed, "--as", "nobody")).toMatchObject({ code: 1 });
  expect((await cli(...write, handed, "--as", operator)).answer).toEqual({ done: false, state: "asked" });
  await agree(world, one);
  expect((await cli(...write, handed)).answer).toMatchObject({ state: "waiting", agreed: 1, needed: 2 });
  await agree(world, two);
  const first = await cli(...write, handed);
  expect(first.answer, first.err).toMatchObject({ done: true, unreadable: 0, sealedFor: recipient });
  expect(await cli(...write, handed)).toMatchObject({ code: 1, err: expect.stringContaining("new folder") });
  const within = await cli(...write, join(city.dataDir, "x"));
  expect(within).toMatchObject({ code: 2, err: expect.stringContaining("must not lie in") });

  // Closed for everybody but its receiver, who finds every word in it.
  const closed = await filesIn(handed);
  for (const [path, bytes] of closed) expect(canaries.findIn(bytes), path).toBe(null);
  const opened = new Map(
    [...closed]
      .filter(([path]) => path.endsWith(".age"))
      .map(([path, bytes]) => [path.slice(handed.length + 1, -4), openAge(identity, bytes)]),
  );
  const all = [...opened.values()].map((bytes) => bytes.toString("utf8")).join("\n");
  const missing = spoken.filter((_, at) => !new RegExp(`${said[at]}(?!\\d)`).test(all));
  expect([...new Set(missing.map(({ where }) => where))]).toEqual(onlyAsked);
  const pictures = [...opened].filter(([path]) => path.startsWith("pictures/"));
  expect(pictures.map(([, bytes]) => bytes.subarray(0, 3).toString("hex"))).toEqual(["ffd8ff"]);
  expect(opened.get("FORMAT.md")?.toString()).toContain("tables/<table>.jsonl");
  const trail = join(folder, "audit.jsonl");
  await writeFile(trail, opened.get("audit.jsonl") ?? "");
  expect((await cli("audit", "check-file", "--file", trail, "--key", key)).code).toBe(0);
  expect(all).not.toMatch(/"(password_hash|wrapped|token_hash|body_mac)"/);
  const verify = ["contract", "verify", "--key", key, "--export"];
  expect((await cli(...verify, handed)).answer).toMatchObject({ ok: true });
  const bent = join(folder, "bent");
  await cp(handed, bent, { recursive: true });
  await writeFile(join(bent, "FORMAT.md.age"), "x");
  await writeFile(join(bent, "more"), "x");
  expect(await cli(...verify, bent)).toMatchObject({
    code: 1,
    answer: { ok: false, export: { changed: ["FORMAT.md.age"], foreign: ["more"] } },
  });

  // A child writes once more, something is held: neither is lost by erasing.
  const text = "まだ書きたいことがありました";
  const late = await talk.consultee.call("/api/send", { ...about, key: newIdempotencyKey(), text });
  expect(late.status).toBe(200);
  const hold = { hold: randomUUID(), consultation: talk.consultation, all: false } as const;
  const reason = "調査のため";
  const held = await world.staff("supervisor");
  await held.call("/api/desk/hold/place", { ...hold, ground: "grave-situation", reason });
  const certified = join(folder, "certified");
  const erase = (from: string, ...more: string[]) =>
    cli("contract", "erase", "--export", from, "--certificate", certified, ...more);
  const asked = ["--as", operator];
  expect(await erase(bent, ...asked)).toMatchObject({
    code: 1,
    err: expect.stringContaining("FORMAT.md.age"),
  });
  expect(await erase(handed, ...asked)).toMatchObject({
    code: 1,
    err: expect.stringContaining("holds (保全)"),
  });
  const despite = ["--city-has-held"];
  const differing = await erase(handed, ...asked, ...despite);
  expect(differing).toMatchObject({ code: 1, err: expect.stringMatching(/went on after.*entry/) });

  // The same receiver was agreed to: the second copy is whole.
  const whole = join(folder, "whole");
  const second = await cli(...write, whole);
  expect(second.answer, second.err).toMatchObject({ done: true, unreadable: 0 });
  expect(second.answer.holds).toBeGreaterThan(0);
  expect((await erase(whole, ...asked, ...despite)).answer).toMatchObject({ state: "asked" });
  await agree(world, one);
  await agree(world, two);
  const phrase = ["--phrase", `erase ${second.answer.hash.slice(0, 8)}`];
  expect(await erase(whole, ...despite, ...phrase)).toMatchObject({
    code: 1,
    err: expect.stringContaining("still running"),
  });
  const names = (await readdir(join(city.dataDir, "keys"))).length;
  expect(names).toBeGreaterThan(0);
  await world[Symbol.asyncDispose]();
  await city.server.stop();
  expect(await erase(whole, ...despite, "--phrase", "erase it")).toMatchObject({
    code: 1,
    err: expect.stringContaining("not the phrase"),
  });
  expect(await readdir(join(city.dataDir, "keys"))).toHaveLength(names);
  const done = await erase(whole, ...despite, ...phrase);
  expect(done.answer, done.err).toMatchObject({ done: true, order: { export: second.answer.hash } });
  expect(done.err).toContain("This lies outside of its reach");

  // Nothing is there any more, and what lies elsewhere says nothing.
  expect(await readdir(city.dataDir)).toEqual([]);
  expect(await readdir(city.backups)).toEqual([]);
  expect(await readdir(city.exports)).toEqual(["somebody-elses.csv"]);
  expect([...(await readdir(certified))].sort()).toEqual(["audit-end.jsonl", "certificate.jsonl"]);
  for (const place of [certified, elsewhere])
    for (const [path, bytes] of await filesIn(place)) expect(canaries.findIn(bytes), path).toBe(null);
  const other = `1:${newKey().toString("base64")}`;
  const thief = { DATA_DIR: join(folder, "thief"), BACKUP_DIR: elsewhere, KEY_ENCRYPTION_KEYS: other };
  const restored = await runCommand(["restore", "--to", "latest", "--yes"], thief);
  expect(restored.code, restored.err).toBe(1);

  // The paper is proven by a machine that has nothing but the public key.
  const nowhere = { DATA_DIR: join(folder, "nowhere") };
  const prove = [...verify, whole, "--certificate", certified];
  const proven = await runCommand(prove, nowhere);
  expect(proven.code, proven.out + proven.err).toBe(0);
  expect(proven.out).toMatch(/Certified: erased between[\s\S]*Key-encryption key 1, SHA-256 [\da-f]{64}/);
  const mixed = await runCommand([...verify, handed, "--certificate", certified], nowhere);
  expect([mixed.code, mixed.out]).toEqual([1, expect.stringContaining("about another export")]);
  const paper = join(certified, "certificate.jsonl");
  await writeFile(paper, (await readFile(paper, "utf8")).replace(/"messages":\d+/, '"messages":1'));
  const forged = await runCommand(prove, nowhere);
  expect([forged.code, forged.out]).toEqual([1, expect.stringContaining("not signed by that key")]);
});
