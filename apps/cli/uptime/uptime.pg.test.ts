import { once } from "node:events";
import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer as createFront } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { hourMillis, hourOf, missedIn, stateOf } from "../../../domain/uptime.ts";
import { readAvailability } from "../../../server/uptime/read-availability.ts";
import { openWorld, type World } from "../../../test/world.ts";
import { runCommand, startCommand } from "../testing.ts";
import { openRecordFile } from "./record-file.ts";
import { NotBelieved } from "./report.ts";
import { watchMinute } from "./watch-minute.ts";

const key = "a-key-of-a-lookout-for-a-test-0123456789";

async function folderFor(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `yorisoi-${name}-`));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A child's page with a script, as the build leaves it. */
async function openServed(): Promise<World> {
  const pages = await folderFor("pages");
  await mkdir(join(pages, "consultee", "a"), { recursive: true });
  const page = `<!doctype html><script type="module" src="/a/main.js"></script>`;
  await writeFile(join(pages, "consultee", "index.html"), page);
  await writeFile(join(pages, "consultee", "a", "main.js"), "void 0;");
  return openWorld({ pages, watchKey: key });
}

/** Where nobody listens. */
async function nowhere(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return `http://127.0.0.1:${port}`;
}

/** A load balancer that refuses the first who asks for the page. */
async function openFront(behind: string) {
  let refused = false;
  const server = createFront(async (asked, answer) => {
    const { url = "", method = "", headers } = asked;
    if (url === "/" && !refused) {
      refused = true;
      return answer.writeHead(502).end();
    }
    const body = method === "POST" ? Buffer.concat(await asked.toArray()) : null;
    const signature = String(headers["x-yorisoi-signature"]);
    const given = await fetch(`${behind}${url}`, {
      method,
      body,
      headers: { "x-yorisoi-signature": signature },
    });
    const type = given.headers.get("content-type") ?? "";
    return answer.writeHead(given.status, { "content-type": type }).end(await given.text());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}

test("[S9.4] [UP-1] [UP-2] a service that goes away and comes back: the record has every minute once, those of the time without it too", async () => {
  const begun = hourOf(new Date(Date.now() - 2 * hourMillis));
  let at = begun.getTime() + 10_000;
  const now = () => new Date(at);
  await using world = await openServed();
  const folder = await folderFor("lookout");
  let origin = world.origin;
  const minute = async () => {
    // Opened anew each time: whoever looks out may be restarted.
    const file = await openRecordFile(folder);
    const service = { origin, place: "mado", key, patienceMillis: 20_000 };
    const stopped = new AbortController().signal;
    const missed = await watchMinute({ service, file, now, stopped, againMillis: 1 });
    at += 60_000;
    return stateOf(missed);
  };
  expect(await minute()).toBe("up");
  expect(await minute()).toBe("up");
  origin = await nowhere();
  expect(await minute()).toBe("down");
  expect(await minute()).toBe("down");
  origin = world.origin;
  expect(await minute()).toBe("up");
  // What a minute was is known at its end, and told with the next one.
  expect(await minute()).toBe("up");
  const { db } = world.storage;
  const hours = async () => db.selectFrom("uptime_hour").select("signs").execute();
  expect((await hours())[0]?.signs).toMatch(/^00770\.{55}$/);
  const third = new Date(begun.getTime() + 120_000).toISOString();
  expect(await readFile(join(folder, "uptime.txt"), "utf8")).toContain(`\n${third} down page,send,whole\n`);

  // A restore takes some of it away; a power cut tears a line. All is said again, and the torn line is left out.
  await sql`update uptime_hour set signs = repeat('.', 60)`.execute(db);
  await sql`update installation set epoch = gen_random_uuid()`.execute(db);
  const before = world.app.tools.epoch();
  await expect.poll(() => world.app.tools.epoch(), { timeout: 30_000 }).not.toBe(before);
  await appendFile(join(folder, "uptime.txt"), third.slice(0, 13));
  expect(await minute()).toBe("up");
  expect(await minute()).toBe("up");
  expect((await hours())[0]?.signs).toMatch(/^0077000\.{53}$/);
});

test("[UP-1] a database that takes nothing is down, though the page comes; the second try that goes well is degraded", async () => {
  await using world = await openServed();
  const service = { origin: world.origin, place: "mado", key, patienceMillis: 3_000 };
  const needs = {
    ...{ service, now: () => new Date(), stopped: new AbortController().signal, againMillis: 1 },
    file: await openRecordFile(await folderFor("lookout")),
  };
  const holder = await world.storage.connect();
  await holder.query("begin");
  await holder.query("lock table lookout in access exclusive mode");
  expect(await watchMinute(needs)).toEqual(["send"]);
  await holder.query("rollback");
  await holder.end();
  expect(await watchMinute({ ...needs, service: { ...service, patienceMillis: 20_000 } })).toEqual([]);

  await using front = await openFront(world.origin);
  const behind = { ...service, origin: front.origin, patienceMillis: 20_000 };
  expect(await watchMinute({ ...needs, service: behind })).toEqual(["first"]);
  await expect(watchMinute({ ...needs, service: { ...service, key: `${key}!` } })).rejects.toThrow(
    NotBelieved,
  );
});

test("[S9.4] the commands: one looks out until it is stopped, the other prints the month", async () => {
  await using world = await openServed();
  const folder = await folderFor("lookout");
  const environment = { WATCH_KEY: key, DATA_DIR: folder, DATABASE_URL: world.url };
  const running = startCommand(["uptime", "watch", "--url", world.origin, "--place", "mado"], environment);
  const lines = () => readFile(join(folder, "uptime", "uptime.txt"), "utf8").catch(() => "");
  await expect.poll(lines, { timeout: 60_000 }).toMatch(/Z up\n$/);
  running.process.kill("SIGTERM");
  expect(await running.ended).toMatchObject({ code: 0, out: "Stopped looking out.\n" });
  expect(running.complaints()).toContain(`Looking out for ${world.origin} as mado`);

  // The next one tells what this one has seen.
  const again = startCommand(["uptime", "watch", "--url", world.origin, "--place", "mado"], environment);
  const month = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 7);
  const seen = async () => (await readAvailability(world.app.tools, month)).minutes.up;
  await expect.poll(seen, { timeout: 90_000 }).toBeGreaterThan(0);
  again.process.kill("SIGTERM");
  await again.ended;
  const shown = await runCommand(["uptime", "show", "--month", month], environment);
  expect(shown).toMatchObject({ code: 0, out: expect.stringContaining(`${month}: 100.000 %`) });

  const wrong = await runCommand(["uptime", "watch", "--url", world.origin], {
    ...environment,
    WATCH_KEY: key.toUpperCase(),
  });
  expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining("does not know this WATCH_KEY") });
  const none = await runCommand(["uptime", "watch"], { DATA_DIR: folder });
  expect(none).toMatchObject({ code: 1, err: expect.stringContaining("neither WATCH_KEY nor") });
  expect((await runCommand(["uptime", "show", "--month", "2026-13"], environment)).code).toBe(2);
});

test("[UP-2] what stands in the file is read sign for sign", () => {
  expect(missedIn("7".padEnd(60, "."), 0)).toEqual(["page", "send", "whole"]);
});
