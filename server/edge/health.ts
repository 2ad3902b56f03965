import Fastify, { type FastifyInstance } from "fastify";
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { DurabilityState } from "../../domain/durability.ts";

export type Vital = {
  /** Answers a sentence where the process cannot serve people now, null where it can. */
  readonly trouble: () => Promise<string | null>;
  /** It can serve, and what it acknowledges may be kept less well than it should be. */
  readonly durability: () => DurabilityState;
  readonly gauges: Readonly<Record<string, { readonly help: string; readonly read: () => number }>>;
};

/**
 * Is the process there, can it serve: for load balancers, on the public port. They say nothing else, but that the database is
 * short of standbys: then another process is no better than this one.
 */
export function serveHealth(
  app: FastifyInstance,
  { trouble, durability }: Pick<Vital, "trouble" | "durability">,
): void {
  app.get("/healthz", { schema: { hide: true } }, async () => ({ status: "alive" }));
  app.get("/readyz", { schema: { hide: true } }, async (_, reply) => {
    const sentence = await trouble();
    if (sentence) return reply.status(503).send({ status: "not ready", trouble: sentence });
    const state = durability();
    return state === "whole" ? { status: "ready" } : { status: "ready", durability: state };
  });
}

/** Counts for a Prometheus, on a port of their own that only this machine reaches. */
export async function serveMetrics(port: number, vital: Vital): Promise<FastifyInstance> {
  const register = new Registry();
  collectDefaultMetrics({ register });
  for (const [name, { help, read }] of Object.entries(vital.gauges)) {
    new Gauge({
      name: `yorisoi_${name}`,
      help,
      registers: [register],
      collect() {
        this.set(read());
      },
    });
  }
  const app = Fastify({ logger: false, forceCloseConnections: true });
  app.get("/metrics", async (_, reply) => reply.type(register.contentType).send(await register.metrics()));
  await app.listen({ host: "127.0.0.1", port });
  return app;
}
