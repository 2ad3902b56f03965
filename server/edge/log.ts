import type { FastifyBaseLogger } from "fastify";
import { type DestinationStream, pino } from "pino";

/** Facts are ids, counts and codes; the second argument is a fixed sentence. Never a word that somebody wrote ([SE-3]). */
export type Log = {
  info(facts: Facts, sentence: string): void;
  warn(facts: Facts, sentence: string): void;
  error(facts: Facts & { readonly error?: unknown }, sentence: string): void;
};

type Facts = Readonly<Record<string, unknown>>;

/** One JSON line an event. What is not listed in a serialiser below cannot be printed. */
export function openLog(
  level: string,
  destination: DestinationStream = pino.destination(1),
): FastifyBaseLogger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { error: describeError, err: describeError, req: describeRequest, res: describeReply },
    },
    destination,
  );
}

/**
 * An error without its message: a database's or parser's message may quote what it choked on. The kind, the code and
 * the places in our code are enough to find the fault.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const coded = error as Error & { code?: unknown; routine?: unknown; constraint?: unknown };
  return {
    kind: error.name,
    ...(typeof coded.code === "string" ? { code: coded.code } : {}),
    ...(typeof coded.routine === "string" ? { routine: coded.routine } : {}),
    ...(typeof coded.constraint === "string" ? { constraint: coded.constraint } : {}),
    at: placesOf(error),
  };
}

/** Only what stands behind the message: its lines may look like places, and be somebody's words. */
function placesOf({ stack = "", message }: Error): string[] {
  const at = stack.indexOf(message);
  const behind = at < 0 ? "" : stack.slice(at + message.length);
  const lines = behind.split("\n").filter((line) => /^\s+at /.test(line));
  return lines.slice(0, 8).map((line) => line.trim().replace(/^at /, ""));
}

function describeRequest(request: {
  method?: string;
  routeOptions?: { url?: string };
}): Record<string, unknown> {
  return { method: request.method, route: request.routeOptions?.url };
}

function describeReply(reply: { statusCode?: number }): Record<string, unknown> {
  return { status: reply.statusCode };
}
