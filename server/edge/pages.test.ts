import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
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
