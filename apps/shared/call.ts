import type { Api } from "../../contract/api.ts";
import type { RefusalCode } from "../../domain/refusal.ts";
import { heardServerTime } from "./clock.ts";

/** What a call came to. "unreachable" is everything that is not our server speaking: nothing is known then. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | Refused
  | { readonly ok: false; readonly code: "unreachable" };

export type Refused = {
  readonly ok: false;
  readonly code: RefusalCode;
  readonly detail: Readonly<Record<string, string | number>>;
};

type CallOptions = {
  readonly signal?: AbortSignal;
  /** Lets the request outlive the page. */
  readonly keepalive?: boolean;
  /** For the whole call, body included. 15 s unless told. */
  readonly timeoutMillis?: number;
};

const unreachable = { ok: false, code: "unreachable" } as const;

/**
 * Makes a call of the contract. Never throws: no network, a time-out, a filter's block page, a proxy's 407 and a 5xx
 * without a code of ours are all "unreachable", because whether the server did it cannot be known.
 */
export async function call<P extends keyof Api>(
  path: P,
  input: Api[P]["input"],
  options: CallOptions = {},
): Promise<Answer<Api[P]["output"]>> {
  const stop = new AbortController();
  const cancel = (): void => stop.abort();
  const timer = setTimeout(cancel, options.timeoutMillis ?? 15_000);
  options.signal?.addEventListener("abort", cancel);
  if (options.signal?.aborted) cancel();
  try {
    const response = await post(path, input, stop.signal, options.keepalive);
    return read(response, await response.text());
  } catch {
    return unreachable;
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener("abort", cancel);
  }
}

/** The request alone, for those who read the answer piece by piece. Rejects where there is no network. */
export function post(
  path: string,
  input: unknown,
  signal: AbortSignal,
  keepalive = false,
): Promise<Response> {
  return fetch(path, {
    method: "POST",
    body: JSON.stringify(input),
    headers: { "content-type": "application/json" },
    credentials: "same-origin",
    cache: "no-store",
    keepalive,
    signal,
  });
}

/** The body of an answer, told apart from what a filter or proxy may have put in its place. */
export function read<T>(response: Response, text: string): Answer<T> {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return unreachable;
  }
  if (typeof body !== "object" || body === null) return unreachable;
  if (response.ok) {
    heardServerTime(response.headers.get("date"));
    return { ok: true, value: body as T };
  }
  const { code, detail } = body as Partial<Refused>;
  // A code this page does not know yet is a refusal all the same: an older page must not retry it for ever.
  if (typeof code !== "string" || typeof detail !== "object" || detail === null) return unreachable;
  return { ok: false, code, detail };
}
