import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { newIdempotencyKey } from "../world.ts";
import { type City, openCity } from "./city.ts";
import type { Answer, Asked } from "./wire.ts";

const publicUrl = "https://soudan.example.jp";
const besidePage = ["sw.js", "manifest.webmanifest", "icon.png"];
const mostBytes = 128 * 1_024;

async function pagesFolder(): Promise<string> {
  const pages = await mkdtemp(join(tmpdir(), "yorisoi-pages-"));
  onTestFinished(() => rm(pages, { recursive: true }));
  for (const folder of ["consultee", "desk"]) {
    await mkdir(join(pages, folder, "a"), { recursive: true });
    for (const file of ["index.html", "a/x-1a2b.js"]) await writeFile(join(pages, folder, file), "page");
    for (const file of besidePage) await writeFile(join(pages, folder, file), "page");
  }
  return pages;
}

/** A child with a talk, as cookie and ids. */
async function child(city: City): Promise<{ cookie: string; epoch: string; consultation: string }> {
  const arrived = await city.ask({ path: "/api/arrive", body: "{}" });
  const cookie = cookieOf(arrived).split(";")[0] ?? "";
  const epoch = city.app.tools.epoch();
  const body = JSON.stringify({ epoch, key: newIdempotencyKey(), text: "はじめまして" });
  const opened = await city.ask({ path: "/api/open", cookie, body });
  return { cookie, epoch, consultation: JSON.parse(opened.text).consultation };
}

function cookieOf({ headers }: Answer): string {
  return headers["set-cookie"]?.[0] ?? "";
}

/** One way to each kind of answer there is, by the status it gives. */
async function everyAnswer(city: City): Promise<[number, Asked][]> {
  const { cookie, epoch, consultation } = await child(city);
  const watch = [{ consultation, after: 0 }];
  const send = (text: string, more = {}): string =>
    JSON.stringify({ epoch, consultation, key: newIdempotencyKey(), text, ...more });
  await city.storage.db
    .updateTable("data_key")
    .set({ wrapped: Buffer.alloc(61, 1) })
    .execute();
  const spoilt = await child(city);
  await city.storage.db.updateTable("staff").set({ ended_at: new Date() }).execute();
  return [
    [200, { path: "/api/arrive", body: "{}" }],
    [200, { path: "/api/send", cookie, body: send("きいて") }],
    [200, { path: "/api/sync", cookie, body: JSON.stringify({ epoch, skin: "now", watch }) }],
    [200, { path: "/api/sync", cookie, body: JSON.stringify({ epoch, skin: "wait", watch }) }],
    [
      200,
      {
        path: "/api/sync",
        cookie: spoilt.cookie,
        body: JSON.stringify({ epoch, skin: "stream", watch: [] }),
      },
    ],
    [400, { path: "/api/send", cookie, body: "{" }],
    [400, { path: "/api/send", cookie, body: send("") }],
    [400, { path: "/%zz", method: "GET" }],
    [401, { path: "/api/send", body: send("きいて") }],
    [401, { path: "/api/desk/sync", body: "{}" }],
    [403, { path: "/api/arrive", body: "{}", headers: { origin: "https://evil.example" } }],
    [404, { path: "/api/nothing", body: "{}" }],
    [404, { path: "/nowhere", method: "GET" }],
    [404, { path: "/api/send", cookie, body: send("きいて", { consultation: newIdempotencyKey() }) }],
    [
      409,
      { path: "/api/sync", cookie, body: JSON.stringify({ epoch: newIdempotencyKey(), skin: "now", watch }) },
    ],
    [
      410,
      {
        path: "/api/staff/accept-invitation",
        body: JSON.stringify({ token: "x".repeat(43), password: "y".repeat(12) }),
      },
    ],
    [413, { path: "/api/send", cookie, body: send("あ".repeat(mostBytes)) }],
    [415, { path: "/api/arrive", body: "{}", headers: { "content-type": "text/plain" } }],
    ...[
      "/",
      "/desk",
      "/healthz",
      "/readyz",
      "/openapi.json",
      "/a/x-1a2b.js",
      "/desk/a/x-1a2b.js",
      ...besidePage.map((file) => `/${file}`),
    ].flatMap((path): [number, Asked][] => [
      [200, { path, method: "GET" }],
      [200, { path, method: "HEAD" }],
    ]),
    [404, { path: "/a/../../etc/passwd", method: "GET" }],
    [404, { path: "/a/%2e%2e/%2e%2e/x", method: "GET" }],
  ];
}

test.for([undefined, publicUrl])(
  "A6 every answer carries the protective headers: refusals, streams, pages, errors (PUBLIC_URL %s)",
  async (published) => {
    await using city = await openCity({
      pages: await pagesFolder(),
      ...(published ? { publicUrl: published } : {}),
    });
    for (const [expected, asked] of await everyAnswer(city)) {
      const { status, headers } = await city.ask(asked);
      const what = `${asked.method ?? "POST"} ${asked.path} ${expected}`;
      expect(status, what).toBe(expected);
      const policy = headers["content-security-policy"] as string;
      expect(policy, what).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(policy, what).toContain("frame-ancestors 'none'");
      expect(policy, what).not.toMatch(/unsafe|\*|https?:|blob:|strict-dynamic/);
      expect(headers, what).toMatchObject({
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "x-frame-options": "DENY",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
      });
      expect(headers["strict-transport-security"], what).toBe(published && "max-age=31536000");
      for (const name of ["server", "x-powered-by", "x-ratelimit-limit", "x-ratelimit-remaining", "via"])
        expect(headers[name], what).toBeUndefined();
    }
  },
);

test("[S12.1] A6 [DL-15] nothing but the pages may be kept on the way, however the address is spelled", async () => {
  await using city = await openCity({ pages: await pagesFolder() });
  for (const [, asked] of await everyAnswer(city)) {
    const { headers, status } = await city.ask(asked);
    const isFile = status === 200 && /^\/($|desk$|index|a\/|desk\/a\/|sw|manifest|icon)/.test(asked.path);
    const kept = asked.path.includes("/a/") ? "public, max-age=31536000, immutable" : "no-cache";
    if (asked.path !== "/%zz")
      expect(headers["cache-control"], asked.path).toBe(isFile ? kept : "no-store, no-transform");
  }
  for (const path of ["/%61pi/arrive", "/api/%61rrive", "/api/arrive?", "/api/arrive?x=1"]) {
    const { status, headers } = await city.ask({ path, body: "{}" });
    expect([path, status, headers["cache-control"]]).toEqual([path, 200, "no-store, no-transform"]);
  }
});

test("A6 [DL-15] a stream is not gathered, not packed, and says what it is", async () => {
  await using city = await openCity();
  const { cookie, epoch, consultation } = await child(city);
  const body = JSON.stringify({ epoch, skin: "stream", watch: [{ consultation, after: 0 }] });
  const asking = { "accept-encoding": "gzip, br, zstd", te: "trailers" };
  const { status, headers, text } = await city.ask({ path: "/api/sync", cookie, body, headers: asking });
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store, no-transform",
    "x-accel-buffering": "no",
  });
  expect([headers["content-encoding"], headers["content-length"], headers["set-cookie"]]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(text).toMatch(/^:( ){2048}\n\n/);
});

test("A6 [AC-4] cookies: unreadable by script, never to another site, soon forgotten; on HTTPS bound to this host", async () => {
  for (const [published, expected] of [
    [undefined, /^yorisoi=[\w-]{64}; Max-Age=(\d+); Path=\/; HttpOnly; SameSite=Strict$/],
    [publicUrl, /^__Host-yorisoi=[\w-]{64}; Max-Age=(\d+); Path=\/; HttpOnly; Secure; SameSite=Strict$/],
  ] as const) {
    await using city = await openCity(published ? { publicUrl: published } : {});
    const cookie = cookieOf(await city.ask({ path: "/api/arrive", body: "{}" }));
    expect(cookie).toMatch(expected);
    expect(Number(expected.exec(cookie)?.[1])).toBeLessThanOrEqual(3_600);
    const [value = ""] = cookie.split(";");
    // The open page has it put off again: the same token, for as long.
    const again = await city.ask({ path: "/api/arrive", body: "{}", cookie: value });
    expect([again.status, cookieOf(again)]).toEqual([200, cookie]);
    // Put there by a neighbour of the domain, or over HTTP: the other name counts for nothing.
    const [, token] = value.split("=");
    const tossed = published ? `yorisoi=${token}` : `__Host-yorisoi=${token}`;
    const input = JSON.stringify({ epoch: city.app.tools.epoch(), key: newIdempotencyKey(), text: "x" });
    expect((await city.ask({ path: "/api/open", cookie: tossed, body: input })).status).toBe(401);
  }
});

test("A6 no body above the limit is read: said large, sent large, sent without saying, packed", async () => {
  await using city = await openCity();
  const fits = `{}${" ".repeat(mostBytes - 2)}`;
  expect((await city.ask({ path: "/api/arrive", body: fits })).status).toBe(200);
  expect((await city.ask({ path: "/api/arrive", body: fits, chunked: true })).status).toBe(200);
  for (const large of [`${fits} `, `{}${" ".repeat(4_000_000)}`]) {
    expect((await city.ask({ path: "/api/arrive", body: large })).status).toBe(413);
    expect((await city.ask({ path: "/api/arrive", body: large, chunked: true })).status).toBe(413);
  }
  const packed = { "content-encoding": "gzip" };
  expect(
    (await city.ask({ path: "/api/arrive", body: Buffer.from([0x1f, 0x8b, 8, 0]), headers: packed })).status,
  ).toBe(400);
  const claims = await city.say(
    `POST /api/arrive HTTP/1.1\r\nhost: ${city.host}\r\norigin: ${city.origin}\r\ncontent-type: application/json\r\ncontent-length: 99999999999\r\n\r\n`,
  );
  expect(claims).toMatch(/^HTTP\/1.1 413 /);
});

const everyAnswers = [
  "content-security-policy: default-src 'none'",
  "x-content-type-options: nosniff",
  "referrer-policy: no-referrer",
  "cache-control: no-store",
  '{"code":',
];

test("A6 what is no HTTP is hung up on, protected like every answer, says nothing back of it, and harms nobody", async () => {
  await using city = await openCity();
  const line = "POST /api/arrive HTTP/1.1\r\n";
  const ours = `host: ${city.host}\r\norigin: ${city.origin}\r\ncontent-type: application/json\r\n`;
  const canary = "kanariya-on-the-wire";
  const tries = {
    "two lengths": `${line}${ours}content-length: 2\r\ncontent-length: 3\r\n\r\n{}`,
    "a length and pieces": `${line}${ours}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
    "no host": `${line}origin: ${city.origin}\r\ncontent-length: 2\r\n\r\n{}`,
    "two hosts": `${line}${ours}host: evil.example\r\ncontent-length: 2\r\n\r\n{}`,
    "a header of 32 KB": `${line}${ours}x: ${canary.repeat(1_600)}\r\ncontent-length: 2\r\n\r\n{}`,
    "an address of 32 KB": `POST /api/${canary.repeat(1_600)} HTTP/1.1\r\n${ours}\r\n`,
    "a NUL in a header": `${line}${ours}x: ${canary}\0\r\n\r\n`,
    "a folded header": `${line}${ours}x: a\r\n ${canary}\r\ncontent-length: 2\r\n\r\n{}`,
    "a line break smuggled in": `${line}${ours}x: a\nx-injected: ${canary}\r\ncontent-length: 2\r\n\r\n{}`,
    "no protocol": `${canary}\r\n\r\n`,
    "TLS on the plain port": "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    "an unreadable address": `GET /%zz${canary} HTTP/1.1\r\nhost: ${city.host}\r\nconnection: close\r\n\r\n`,
  };
  for (const [name, bytes] of Object.entries(tries)) {
    const heard = await city.say(bytes);
    expect(heard, name).not.toContain(canary);
    expect(heard, name).toMatch(/^$|^HTTP\/1.1 4/);
    for (const header of heard === "" ? [] : everyAnswers)
      expect(heard.toLowerCase(), name).toContain(header);
    expect((await city.ask({ path: "/api/arrive", body: "{}" })).status, name).toBe(200);
  }
  expect(city.logged()).not.toContain("kanariya");
});
