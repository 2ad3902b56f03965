import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

/** The built pages: `/` for consultees, `/desk` for staff. Files under `a/` carry their hash in their name. */
export async function servePages(app: FastifyInstance, folder: string): Promise<void> {
  const consultee = join(folder, "consultee");
  const desk = join(folder, "desk");
  for (const [root, prefix] of [
    [consultee, "/"],
    [desk, "/desk/"],
  ] as const) {
    await app.register(fastifyStatic, {
      root,
      prefix,
      index: false,
      wildcard: false,
      cacheControl: false,
      // The build left pressed copies beside each file: a slow school line carries a third of the bytes.
      preCompressed: true,
      decorateReply: root === consultee,
      setHeaders: (reply, path) => void reply.header("cache-control", keepFor(path)),
    });
  }
  app.get("/", { schema: { hide: true } }, (_, reply) => reply.sendFile("index.html", consultee));
  app.get("/desk", { schema: { hide: true } }, (_, reply) => reply.sendFile("index.html", desk));
}

function keepFor(path: string): string {
  return /[\\/]a[\\/]/.test(path) ? "public, max-age=31536000, immutable" : "no-cache";
}
