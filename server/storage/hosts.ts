// The servers of DATABASE_URL: their addresses, and how to tell that one has gone away or changed its mind.
import { setTimeout as sleep } from "node:timers/promises";

/** `name` is host:port and may be printed; `url` holds the password and may not. */
export type Host = { readonly name: string; readonly url: string };

const URL_PARTS = /^(postgres(?:ql)?:\/\/)((?:[^@/?]*@)?)([^/?@]+)((?:\/[^?]*)?)((?:\?.*)?)$/;

/** Reads one URL, one URL with several hosts, or several URLs with commas between. Throws a sentence. */
export function hostsOf(urls: string): Host[] {
  const hosts = urls.split(/,(?=\s*postgres(?:ql)?:\/\/)/).flatMap((url) => {
    const [, scheme, user, list, path, query] = URL_PARTS.exec(url.trim()) ?? [];
    // The text itself is never quoted in an error: it holds the password.
    if (scheme === undefined || list === undefined) {
      throw new Error("is not of the form postgres://user:password@host:port/database.");
    }
    return list.split(",").map((entry) => {
      const single = `${scheme}${user}${entry.trim()}${path}${query}`;
      if (!URL.canParse(single)) throw new Error("names a host that is not of the form host:port.");
      const { hostname, port } = new URL(single);
      if (hostname === "") throw new Error("names an empty host.");
      return { name: `${hostname}:${port === "" ? 5432 : port}`, url: single };
    });
  });
  const twice = hosts.find((host, at) => hosts.findIndex(({ url }) => url === host.url) !== at);
  if (twice !== undefined) throw new Error(`names ${twice.name} twice.`);
  return hosts;
}

/** PostgreSQL's and the operating system's ways to say that this connection, or this server, is no use now. */
const LOST = new Set([
  "57P01", // admin_shutdown
  "57P02", // crash_shutdown
  "57P03", // cannot_connect_now: starting up, shutting down, in recovery
  "25006", // read_only_sql_transaction: this server has become a standby
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EAI_AGAIN",
  "ENOTFOUND", // the name of a server that is being replaced disappears for a while
]);

/** What the driver itself says; it gives these errors no code. */
const LOST_IN_WORDS =
  /^(Connection terminated|timeout expired|Query read timeout|Client (has encountered|was closed)|Cannot use a pool)/;

/** Ours: writes are held back while no standby confirms them. */
export const WRITES_HELD = "YS001";

const BUSY = new Set([
  WRITES_HELD,
  "40001", // serialization_failure
  "40P01", // deadlock_detected
  "53300", // too_many_connections
]);

/** Waiting for a free connection of our own pool took too long: the server may be in perfect health. */
const POOL_WAS_FULL = /^timeout exceeded when trying to connect/;

function wordsOf(error: unknown): { code: string; message: string } {
  if (!(error instanceof Error)) return { code: "", message: String(error) };
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return { code, message: error.message };
}

/** True when the connection is dead or sits on a server that is not the primary (any more). */
export function isConnectionLoss(error: unknown): boolean {
  const { code, message } = wordsOf(error);
  return code.startsWith("08") || LOST.has(code) || (code === "" && LOST_IN_WORDS.test(message));
}

/**
 * True when the same work may succeed if it is done again. It may also have succeeded already, its answer lost on
 * the way: only work that carries an idempotency key, or that only reads, may be done again.
 */
export function isRetryable(error: unknown): boolean {
  const { code, message } = wordsOf(error);
  if (isConnectionLoss(error) || BUSY.has(code) || POOL_WAS_FULL.test(message)) return true;
  // A prepared statement met a table changed by a migration; it failed before it did anything.
  return code === "0A000" && message.includes("cached plan");
}

/**
 * Does the work again, every 50 to 100 ms, as long as it fails with a retryable error and `until` has not fired
 * (60 s unless told). ONLY for work that may be done twice: see `isRetryable`.
 */
export async function retrying<T>(
  work: () => Promise<T>,
  { until = AbortSignal.timeout(60_000) }: { readonly until?: AbortSignal } = {},
): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isRetryable(error) || until.aborted) throw error;
    }
    // Jitter keeps many waiting requests from knocking at the same moment.
    await sleep(50 + Math.random() * 50);
  }
}
