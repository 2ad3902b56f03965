import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import Fastify from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { servePages } from "./pages.ts";

const text = "export const hello = 'よりそい';".repeat(50);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "yorisoi-pages-"));
  for (const page of ["consultee", "desk"]) {
    await mkdir(join(folder, page, "a"), { recursive: true });
    for (const name of ["index.html", "a/index-abc.js"]) {
      const path = join(folder, page, name);
      await writeFile(path, `${page} ${text}`);
      await writeFile(`${path}.gz`, gzipSync(`${page} ${text}`));
      await writeFile(`${path}.br`, brotliCompressSync(`${page} ${text}`));
    }
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("both pages and their files go out pressed as the browser can read them, and keep as long as their name allows", async () => {
  const app = Fastify();
  await servePages(app, folder);
  for (const [url, page, kept] of [
    ["/", "consultee", "no-cache"],
    ["/desk", "desk", "no-cache"],
    ["/a/index-abc.js", "consultee", "public, max-age=31536000, immutable"],
    ["/desk/a/index-abc.js", "desk", "public, max-age=31536000, immutable"],
  ] as const) {
    const read = { br: brotliDecompressSync, gzip: gunzipSync, identity: (bytes: Buffer) => bytes };
    for (const [encoding, open] of Object.entries(read)) {
      const answer = await app.inject({ url, headers: { "accept-encoding": encoding } });
      expect(answer.headers["content-encoding"] ?? "identity", `${url} as ${encoding}`).toBe(encoding);
      expect(open(answer.rawPayload).toString()).toBe(`${page} ${text}`);
      expect(answer.headers["cache-control"]).toBe(kept);
      expect(answer.headers["content-type"]).toMatch(url.endsWith(".js") ? /javascript/ : /html/);
      expect(answer.headers.vary ?? "").toMatch(/accept-encoding/i);
    }
  }
  await app.close();
});

test("a page built anew under a running server is there with all its files, and nothing besides them is", async () => {
  const app = Fastify();
  await servePages(app, folder);
  const get = async (url: string) => (await app.inject({ url })).statusCode;
  expect(await get("/desk/a/index-new.js")).toBe(404);
  for (const name of ["a/index-new.js", "a/index-new.js.br", "a/.hidden.js", "secret.txt"])
    await writeFile(join(folder, "desk", name), "new");
  await writeFile(join(folder, ".built"), "note");
  expect(await get("/desk/a/index-new.js")).toBe(200);
  for (const url of [
    ...[
      "/a/index-new.js",
      "/desk/a/index-new.js.br",
      "/desk/a/.hidden.js",
      "/desk/secret.txt",
      "/secret.txt",
    ],
    ...[
      "/.built",
      "/desk/a/",
      "/desk/a",

      "/a/../index.html",
      "/a/%2e%2e%2findex.html",
      "/desk/index.html",
    ],
    ...[
      "/a/..%5cindex.html",
      "/a/%00.js",
      "/desk/a/index-new.js/",
      "/desk/a//index-new.js",
      "/DESK/a/index-new.js",
    ],
  ])
    expect(await get(url), url).toBe(404);
  await rm(join(folder, "desk", "a/index-new.js"));
  expect(await get("/desk/a/index-new.js")).toBe(404);
  await app.close();
});

test("what lets the page be installed lies beside it under fixed names, is asked for anew each time, and is not the desk's", async () => {
  const app = Fastify();
  await servePages(app, folder);
  for (const [name, type] of [
    ["sw.js", /^(text|application)\/javascript/],
    ["manifest.webmanifest", /^application\/manifest\+json/],
    ["icon.png", /^image\/png/],
  ] as const) {
    await writeFile(join(folder, "consultee", name), name);
    const { payload, headers } = await app.inject({ url: `/${name}` });
    expect([payload, headers["cache-control"]]).toEqual([name, "no-cache"]);
    expect(headers["content-type"]).toMatch(type);
    expect((await app.inject({ url: `/desk/${name}` })).statusCode).toBe(404);
  }
  await app.close();
});

test("only what carries its hash in its name is kept, wherever the folder lies", async () => {
  const inside = join(folder, "a");
  await cp(join(folder, "desk"), join(inside, "desk"), { recursive: true });
  await cp(join(folder, "consultee"), join(inside, "consultee"), { recursive: true });
  const app = Fastify();
  await servePages(app, inside);
  expect((await app.inject({ url: "/" })).headers["cache-control"]).toBe("no-cache");
  expect((await app.inject({ url: "/a/index-abc.js" })).headers["cache-control"]).toContain("immutable");
  await app.close();
});
