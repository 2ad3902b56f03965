import type { AddressInfo } from "node:net";
import Fastify, { type FastifyInstance } from "fastify";
import { deliverEvents } from "./deliver-events.ts";
import { menuRoutes } from "./menu/routes.ts";
import { phoneRoutes } from "./phone/routes.ts";
import { signInRoutes } from "./sign-in/routes.ts";
import { openSimulatedLine, type SimulatedLine, type SimulatedOptions } from "./simulated-line.ts";
import { type Taken, takePush, takeReply } from "./taken.ts";

/** A LINE to walk through without an account: on this machine only, and only for a city that is invented. */
export type LineSimulator = AsyncDisposable & {
  readonly line: SimulatedLine;
  readonly origin: URL;
};

/** `port` 0 is any free one. Serves what LINE's own hosts serve, and the telephones. */
export async function openLineSimulator(
  port: number,
  options: Omit<SimulatedOptions, "deliver"> = {},
): Promise<LineSimulator> {
  const line = openSimulatedLine({ ...options, deliver: deliverEvents });
  const app: FastifyInstance = Fastify({
    logger: false,
    forceCloseConnections: true,
    bodyLimit: 2 * 1_024 * 1_024,
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, async (_: unknown, bytes: Buffer) => bytes);
  app.addHook("preHandler", async (request, reply) => {
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const head = `${request.method} ${request.url}\n${JSON.stringify(request.headers)}\n\n`;
    const isPhone = request.url.startsWith("/phone/");
    if (!isPhone) line.received.push(Buffer.concat([Buffer.from(head), bytes]));
    if (isPhone || line.outage === null) return;
    if (line.outage === "silence") return void reply.hijack().raw.destroy();
    return reply.status(line.outage.status).send({ message: "An outage, made on purpose." });
  });
  messagingRoutes(app, line);
  menuRoutes(app, line);
  signInRoutes(app, line, () => origin.origin);
  phoneRoutes(app, line);
  const host = "127.0.0.1";
  // Somebody else's port is no reason not to open: any other one does.
  await app.listen({ host, port }).catch(() => app.listen({ host, port: 0 }));
  const origin = new URL(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}`);
  return {
    line,
    origin,
    async [Symbol.asyncDispose]() {
      await app.close();
    },
  };
}

function messagingRoutes(app: FastifyInstance, line: SimulatedLine): void {
  app.addHook("preHandler", async (request, reply) => {
    if (!request.url.startsWith("/v2/bot/")) return;
    if (request.headers.authorization === `Bearer ${line.channel.token}`) return;
    return reply.status(401).send({ message: "Authentication failed." });
  });
  const read = (bytes: unknown): unknown => {
    try {
      return JSON.parse(String(bytes));
    } catch {
      return null;
    }
  };

  app.post("/v2/bot/message/reply", async (request, reply) =>
    answer(reply, takeReply(line, read(request.body))),
  );
  app.post("/v2/bot/message/push", async (request, reply) =>
    answer(reply, takePush(line, read(request.body), request.headers["x-line-retry-key"])),
  );
  app.get("/v2/bot/message/quota", async () =>
    line.quota.limit === null ? { type: "none" } : { type: "limited", value: line.quota.limit },
  );
  app.get("/v2/bot/message/quota/consumption", async () => ({ totalUsage: line.quota.used }));
  app.get("/v2/bot/info", async () => ({
    userId: `U${"0".repeat(32)}`,
    ...{ basicId: "@000mihon", displayName: "架空の町のそうだん", chatMode: "bot", markAsReadMode: "auto" },
  }));
  app.get(
    "/v2/bot/channel/webhook/endpoint",
    async (_, reply) => line.webhook ?? reply.status(404).send({ message: "Not found" }),
  );
  app.put("/v2/bot/channel/webhook/endpoint", async (request, reply) => {
    const { endpoint } = (read(request.body) ?? {}) as { endpoint?: unknown };
    if (typeof endpoint !== "string" || !URL.canParse(endpoint))
      return reply.status(400).send({ message: "Invalid webhook endpoint URL" });
    line.webhook = { endpoint, active: true };
    return {};
  });
  app.post("/v2/bot/channel/webhook/test", async () => {
    const statusCode = line.webhook ? await line.deliver(line.webhook.endpoint, line.channel.secret, []) : 0;
    const success = statusCode === 200;
    return {
      ...{ success, statusCode, timestamp: line.now().toISOString() },
      ...{ reason: success ? "OK" : "ERROR_STATUS_CODE", detail: String(statusCode) },
    };
  });
}

type Replies = { status(code: number): { send(body: object): unknown } };

function answer(reply: Replies, { status, body }: Taken): unknown {
  return reply.status(status).send(body);
}
