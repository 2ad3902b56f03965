import { join, relative } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

/**
 * The built pages: `/` for consultees, `/desk` for staff, and beside each its files under `a/`, which carry their hash in
 * their name. They are looked up when they are asked for, so that a page built anew under a running server finds its own.
 */
export async function servePages(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    serve: false,
    index: false,
    cacheControl: false,
    // The build left pressed copies beside each file: a slow school line carries a third of the bytes.
    preCompressed: true,
    setHeaders: (reply, path) => void reply.header("cache-control", keepFor(relative(folder, path))),
  });
  const schema = { hide: true };
  for (const file of besidePage)
    app.get(`/${file}`, { schema }, (_, reply) => reply.sendFile(file, join(folder, "consultee")));
  app.get("/shindan", { schema }, (_, reply) => reply.sendFile("shindan.html", join(folder, "consultee")));
  for (const [page, at] of [
    ["consultee", "/"],
    ["desk", "/desk"],
  ] as const) {
    const root = join(folder, page);
    app.get(at, { schema }, (_, reply) => reply.sendFile("index.html", root));
    app.get<{ Params: { file: string } }>(`${at === "/" ? "" : at}/a/:file`, { schema }, (request, reply) => {
      const { file } = request.params;
      return fileName.test(file) ? reply.sendFile(file, join(root, "a")) : reply.callNotFound();
    });
  }
}

/**
 * What makes the consultee's page one that can be installed and opens without a network, what leads old browsers away from it, and
 * what the page without script looks like. Never kept: they may change.
 */
const besidePage = [
  "sw.js",
  "manifest.webmanifest",
  "icon.png",
  "old.js",
  "plain.css",
  "shindan.js",
] as const;

/** As the build makes them: one segment, no hidden file, and none of the pressed copies by its own name. */
const fileName = /^\w[\w-]*(\.[\w-]+)*\.(?!br$|gz$)\w+$/;

function keepFor(path: string): string {
  return /^\w+[\\/]a[\\/]/.test(path) ? "public, max-age=31536000, immutable" : "no-cache";
}
