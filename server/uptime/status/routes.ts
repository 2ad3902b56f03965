import type { FastifyRequest } from "fastify";
import type { Http } from "../../edge/http.ts";
import { limitOf } from "../../edge/limits.ts";
import type { Tools } from "../../tools.ts";
import { openStatus } from "../open-status.ts";
import { statusPage, statusStyle } from "../status-page.ts";

/** [UP-6] For anybody, also while the database is away: this process has then nothing to ask. */
export function statusRoutes({ app, limits }: Http, tools: Tools, lastRound: () => Date): void {
  const read = openStatus(tools, lastRound);
  const open = {
    schema: { hide: true },
    config: limitOf(limits, "/status"),
    onRequest: async (request: FastifyRequest) => {
      request.actor = { kind: "visitor" };
    },
  } as const;
  app.get("/status", open, async (_, reply) =>
    reply.type("text/html; charset=utf-8").send(statusPage(await read(), tools.now())),
  );
  app.get("/status.css", { schema: { hide: true } }, async (_, reply) =>
    reply.type("text/css; charset=utf-8").send(statusStyle),
  );
}
