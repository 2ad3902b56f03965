import { createHmac, randomBytes } from "node:crypto";
import rateLimit, { normalizeIP } from "@fastify/rate-limit";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { Refusal } from "../../domain/refusal.ts";

/**
 * How often in a minute. A whole school stands behind one address, so what a person does is counted by person; only what
 * anyone can do without being known is counted by address, and then for 400 pupils at once, each of whom may have to try
 * three times on a bad network: a child who opens is never told to wait because others did. The address itself is kept
 * nowhere: it is counted under a keyed hash whose key lives as long as this process.
 */
export type Limits = Readonly<
  Record<string, { readonly perMinute: number; readonly by: "caller" | "address" }>
>;

export const everydayLimits: Limits = {
  "/api/arrive": { perMinute: 1_200, by: "address" },
  "/api/leave": { perMinute: 1_200, by: "address" },
  "/api/pause": { perMinute: 1_200, by: "address" },
  "/api/come-back": { perMinute: 400, by: "address" },
  "/api/open": { perMinute: 1_200, by: "address" },
  "/api/send": { perMinute: 120, by: "caller" },
  "/api/picture": { perMinute: 12, by: "caller" },
  "/api/see-picture": { perMinute: 120, by: "caller" },
  "/api/desk/see-picture": { perMinute: 120, by: "caller" },
  "/api/read": { perMinute: 240, by: "caller" },
  "/api/sync": { perMinute: 240, by: "caller" },
  "/api/presence": { perMinute: 240, by: "caller" },
  "/api/desk/doing": { perMinute: 60, by: "caller" },
  "/api/reception": { perMinute: 2_400, by: "address" },
  "/api/place": { perMinute: 60, by: "caller" },
  "/api/school-code": { perMinute: 20, by: "caller" },
  "/api/desk/start": { perMinute: 20, by: "caller" },
  "/api/desk/search": { perMinute: 30, by: "caller" },
  "/api/shindan/report": { perMinute: 600, by: "address" },
  "/api/shindan/schools": { perMinute: 1_200, by: "address" },
  "/plain": { perMinute: 2_400, by: "address" },
  "/plain/act": { perMinute: 120, by: "caller" },
  "/plain/seen": { perMinute: 240, by: "caller" },
  "/api/desk/analysis": { perMinute: 10, by: "caller" },
  "/api/report/print": { perMinute: 20, by: "caller" },
  "/api/report/read": { perMinute: 60, by: "caller" },
  "/api/report/draft": { perMinute: 20, by: "caller" },
  "/api/incident/print": { perMinute: 20, by: "caller" },
  "/status": { perMinute: 2_400, by: "address" },
  "/api/uptime/report": { perMinute: 600, by: "address" },
  "/api/line/webhook": { perMinute: 6_000, by: "address" },
  "/api/line/enter": { perMinute: 600, by: "address" },
  "/api/line/callback": { perMinute: 600, by: "address" },
  "/api/line/come-in": { perMinute: 600, by: "address" },
  "/api/line/standing": { perMinute: 2_400, by: "address" },
  "/api/notice/standing": { perMinute: 2_400, by: "address" },
  "/api/notice/allow": { perMinute: 20, by: "caller" },
  "/api/staff/sign-in": { perMinute: 30, by: "address" },
  "/api/staff/ways-in": { perMinute: 600, by: "address" },
  "/api/staff/accept-invitation": { perMinute: 30, by: "address" },
  "/api/staff/challenge-for-sign-in": { perMinute: 60, by: "address" },
  "/api/staff/sign-in-by-passkey": { perMinute: 60, by: "address" },
  "/api/staff/show-totp": { perMinute: 20, by: "caller" },
  "/api/staff/show-recovery-code": { perMinute: 20, by: "caller" },
};

const otherwise = { perMinute: 600, by: "caller" } as const;

/**
 * What comes with no sign-in, or one that somebody made up, is refused before any limit of a call is asked; so it is counted
 * here, by address. Whoever is known is never refused by it.
 */
const strangers = { path: "/api/not-signed-in", perMinute: 1_200 } as const;

/** Counts one who is not signed in. Throws the refusal to wait where there were too many from there. */
export type CountStranger = (request: FastifyRequest) => Promise<void>;

export function strangerLimit(app: FastifyInstance, limits: Limits): CountStranger {
  const { perMinute } = limits[strangers.path] ?? strangers;
  const count = app.createRateLimit({
    max: perMinute,
    timeWindow: 60_000,
    keyGenerator: (request: FastifyRequest) => `${strangers.path}:${addressOf(request)}`,
  });
  return async (request) => {
    const counted = await count(request);
    if (!counted.isAllowed && counted.isExceeded)
      throw new Refusal("too-many", { retryAfterSeconds: Math.ceil(counted.ttl / 1_000) });
  };
}

export async function addLimits(app: FastifyInstance): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    // Behind the route's own, which says who calls; before anything of the body is read.
    hook: "onRequest",
    cache: 20_000,
    addHeaders: noHeaders,
    addHeadersOnExceeding: noHeaders,
  });
}

/** What is left to whom is nobody's business. */
const noHeaders = { "x-ratelimit-limit": false, "x-ratelimit-remaining": false, "x-ratelimit-reset": false };

const addressKey = randomBytes(32);

export function limitOf(limits: Limits, path: string): { rateLimit: object } {
  const { perMinute, by } = limits[path] ?? otherwise;
  return {
    rateLimit: {
      max: perMinute,
      timeWindow: 60_000,
      keyGenerator: (request: FastifyRequest) =>
        `${path}:${by === "caller" ? callerOf(request) : addressOf(request)}`,
      errorResponseBuilder: (_: FastifyRequest, { ttl }: { ttl: number }) =>
        new Refusal("too-many", { retryAfterSeconds: Math.ceil(ttl / 1_000) }),
    },
  };
}

function callerOf(request: FastifyRequest): string {
  const { actor } = request;
  return actor.kind === "visitor" ? addressOf(request) : actor.id;
}

/** A subscriber has a whole /64 of IPv6: it counts as one address. */
function addressOf(request: FastifyRequest): string {
  return createHmac("sha256", addressKey).update(normalizeIP(request.ip)).digest("base64url");
}
