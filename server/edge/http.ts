import fastifyCookie from "@fastify/cookie";
import swagger from "@fastify/swagger";
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Endpoint } from "../../contract/endpoint.ts";
import { asksFor, may } from "../../domain/access.ts";
import type { Actor } from "../../domain/people.ts";
import { Refusal, refusalCodes, refusalStatus } from "../../domain/refusal.ts";
import { isRefusalRecorded } from "../../domain/refused-act.ts";
import type { Session } from "../../domain/sign-in.ts";
import type { Refused } from "../audit/refusals.ts";
import type { Site } from "../staff/passkey-options.ts";
import { isRetryable } from "../storage/hosts.ts";
import { letStaffIn, type StaffDoor } from "./gate.ts";
import { addLimits, type CountStranger, type Limits, limitOf, strangerLimit } from "./limits.ts";
import { answerNoHttp } from "./no-http.ts";
import { refuseForeignForm, refuseForeignOrigin } from "./origin.ts";
import { protectiveHeaders } from "./protection.ts";
import { refusalOf } from "./refusal-of.ts";
import { type Cookies, openCookies } from "./session.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Called by another service, which signs what it says: it comes from no page of ours. */
    readonly signed?: true;
    /** A form of the page without script: what stands in it proves where it is from ([SL-3]). */
    readonly form?: true;
  }
  interface FastifyRequest {
    actor: Actor;
    /** Of a member of staff who has signed in. */
    session: Session | null;
  }
}

export type Http = {
  readonly app: FastifyInstance;
  readonly cookies: Cookies;
  readonly limits: Limits;
  /** Who a consultee's cookie stands for: a visitor where it stands for nobody. */
  readonly recognise: (token: string | null) => Promise<Actor>;
  readonly staff: StaffDoor;
  readonly refused: HttpOptions["refused"];
  readonly countStranger: CountStranger;
  readonly siteOf: (request: FastifyRequest) => Site;
};

export type HttpOptions = {
  readonly log: FastifyBaseLogger;
  readonly publicUrl: URL | null;
  readonly trustProxy: readonly string[];
  readonly limits: Limits;
  readonly recognise: Http["recognise"];
  readonly staff: StaffDoor;
  /** [AU-12] Somebody of the staff tried what they may not do. */
  readonly refused: (refused: Refused) => Promise<void>;
};

/** A message of 4,000 characters, every one escaped in JSON, fits twice. */
const bodyLimit = 128 * 1_024;
/** [DL-15] Neither kept nor changed on the way. */
const uncached = "no-store, no-transform";

export async function openHttp(options: HttpOptions): Promise<Http> {
  const { log, publicUrl, trustProxy, limits, recognise, staff, refused } = options;
  const protection = protectiveHeaders(publicUrl !== null);
  const app: FastifyInstance = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    // A logger of its own for each request would live as long as its stream.
    childLoggerFactory: (logger) => logger,
    bodyLimit,
    trustProxy: trustProxy.length > 0 ? [...trustProxy] : false,
    // Who was let in is answered: `leaving.ts` ends what is left.
    forceCloseConnections: "idle",
    return503OnClosing: false,
    // A picture over a school's line of 64 kbit/s takes half a minute to come in.
    requestTimeout: 60_000,
    keepAliveTimeout: 60_000,
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 100 },
    // Node's own answer to a call without one would go out bare; ours refuses it all the same.
    http: { requireHostHeader: false, headersTimeout: 30_000 },
    clientErrorHandler: (error, socket) => answerNoHttp(error, socket, protection),
    // An address that cannot be read, as /%zz: refused like the rest, and not said back.
    frameworkErrors: (error, request, reply) =>
      answerError(error, request, reply.headers(protection).header("cache-control", uncached)),
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.removeContentTypeParser("text/plain");
  app.decorateRequest("actor");
  app.decorateRequest("session", null);
  await app.register(fastifyCookie);
  await addLimits(app);
  const countStranger = strangerLimit(app, limits);
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "Yorisoi", version: "0.1.0", description: "Every call is a POST with a JSON body." },
    },
    transform: jsonSchemaTransform,
  });
  app.addHook("onRequest", async (request, reply) => {
    // Whatever the address looks like: pages say otherwise of themselves.
    reply.headers(protection).header("cache-control", uncached);
    // The service's own clock: pages tell the time by it.
    reply.header("date", staff.now().toUTCString());
    if (request.method !== "POST" || request.routeOptions.config.signed === true) return;
    if (request.routeOptions.config.form === true) refuseForeignForm(request, publicUrl);
    else refuseForeignOrigin(request, publicUrl);
  });
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply));
  app.setNotFoundHandler((_, reply) => refuse(reply, new Refusal("not-found")));
  return {
    app,
    cookies: openCookies(publicUrl?.protocol === "https:"),
    limits,
    recognise,
    staff,
    refused,
    countStranger,
    siteOf,
  };

  /** Without a public address, the one that this very page was opened at: its origin was checked already ([AC-4]). */
  function siteOf(request: FastifyRequest): Site {
    const { host = "localhost" } = request.headers;
    const url = publicUrl ?? new URL(`${request.protocol}://${host}`);
    return { rpId: url.hostname, origin: url.origin };
  }
}

const refusalBody = z.object({
  code: z.enum(refusalCodes),
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** The only way to a route: who may do it is asked before anything else is done ([AC-1]). */
export function answer<Path extends string, Input extends z.ZodType, Output extends z.ZodType>(
  http: Http,
  endpoint: Endpoint<Path, Input, Output>,
  /** Null where the answer is a stream that was opened already. */
  handle: (
    input: z.output<Input>,
    request: FastifyRequest,
    reply: FastifyReply,
  ) => Promise<z.input<Output> | null>,
): void {
  const { app, cookies, recognise, staff, limits } = http;
  const asks = asksFor(endpoint.allow);

  async function letIn(request: FastifyRequest): Promise<void> {
    if (asks === "staff") return letStaffIn(staff, cookies.read(request, asks), endpoint, request);
    request.actor = await recognise(cookies.read(request, asks));
    if (may(request.actor, endpoint.allow)) return;
    throw new Refusal(request.actor.kind === "visitor" ? "not-signed-in" : "not-allowed");
  }

  app.route({
    method: "POST",
    url: endpoint.path,
    bodyLimit: endpoint.bodyBytes ?? bodyLimit,
    config: limitOf(limits, endpoint.path),
    schema: {
      summary: endpoint.summary,
      description: `Permission: ${endpoint.allow}`,
      body: endpoint.input,
      response: { 200: endpoint.output, "4xx": refusalBody, "5xx": refusalBody },
    },
    onRequest: async (request) => {
      try {
        await letIn(request);
      } catch (error) {
        if (error instanceof Refusal && error.code === "not-signed-in") await http.countStranger(request);
        throw error;
      }
    },
    onError: (request, _, error) => recordRefusal(http, endpoint, request, error),
    handler: async (request, reply): Promise<unknown> =>
      (await handle(request.body as z.output<Input>, request, reply)) ?? reply,
  });
}

async function recordRefusal(
  { refused }: Http,
  { allow, path }: Pick<Endpoint<string, never, never>, "allow" | "path">,
  { actor, session }: FastifyRequest,
  error: unknown,
): Promise<void> {
  const refusal = refusalOf(error)?.code;
  if (actor?.kind !== "staff" || !session || !refusal || !isRefusalRecorded(allow, refusal)) return;
  await refused({ staff: actor.id, session: session.id, endpoint: path, refusal });
}

function refuse(reply: FastifyReply, { code, detail }: Refusal): FastifyReply {
  return reply.status(refusalStatus[code]).send({ code, detail });
}

/** Words for people live in the pages; here are codes. Nothing of what was sent is said back. */
function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = refusalOf(error);
  if (refusal) return refuse(reply, refusal);
  // The database is away, or fails over: no fault of this program, and the page comes again.
  if (isRetryable(error)) {
    request.log.warn({ error, route: request.routeOptions.url }, "A call found nobody to answer it.");
    return refuse(reply, new Refusal("busy"));
  }
  request.log.error({ error, route: request.routeOptions.url }, "A call failed.");
  return reply.status(500).send({ code: "busy", detail: {} });
}
