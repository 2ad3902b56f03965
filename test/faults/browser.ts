// A browser for scripted people: an origin, a cookie jar, and a network that may block some skins.
import { AsyncLocalStorage } from "node:async_hooks";
import type { Skin } from "../../contract/sync.ts";
import type { ConsultationId, Epoch, IdempotencyKey } from "../../domain/ids.ts";

export type Browser = {
  readonly origin: string;
  cookie: string;
  /** What a filter on the way answers with a page of its own. */
  readonly blocked: ReadonlySet<Skin>;
  /** How many calls came to which status; 0 is none at all, or a stream cut off without a word. What the page ended counts not. */
  readonly answered: Map<number, number>;
  /** Told of each message that the server says it has. */
  onReceipt: (receipt: Receipt) => void;
  /** The pages' code calls `fetch` with a path: within `act`, and in all that follows from it, that is this browser's. */
  run<T>(act: () => T): T;
};

/** What was sent, and what came back. */
export type Receipt = {
  readonly epoch: Epoch;
  readonly consultation: ConsultationId;
  readonly key: IdempotencyKey;
  readonly seq: number;
};

const writing = new Set(["/api/open", "/api/send", "/api/desk/reply"]);
const browsers = new AsyncLocalStorage<Browser>();
const direct = globalThis.fetch;

/** `rung`: the best one that its network lets through. */
export function openBrowser(origin: string, rung: Skin = "stream", cookie = ""): Browser {
  globalThis.fetch = fetchOfBrowser;
  const blocked: Skin[] = { stream: [], wait: ["stream"], now: ["stream", "wait"] }[rung] as Skin[];
  const browser: Browser = {
    origin,
    cookie,
    blocked: new Set(blocked),
    answered: new Map(),
    onReceipt() {},
    run: (act) => browsers.run(browser, act),
  };
  return browser;
}

function fetchOfBrowser(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const browser = browsers.getStore();
  return browser && typeof input === "string" && input.startsWith("/")
    ? ask(browser, input, init)
    : direct(input, init);
}

async function ask(browser: Browser, path: string, init: RequestInit = {}): Promise<Response> {
  const { origin, blocked, answered } = browser;
  const input = JSON.parse(String(init.body)) as Partial<Receipt> & { skin?: Skin };
  const { skin } = input;
  if (skin && blocked.has(skin)) return new Response("<html>Blocked by your school</html>", { status: 403 });
  const headers = { ...(init.headers as Record<string, string>), origin, cookie: browser.cookie };
  const count = (status: number): void => void answered.set(status, (answered.get(status) ?? 0) + 1);
  try {
    const response = await direct(origin + path, { ...init, headers });
    count(response.status);
    if (skin === "stream" && response.ok) return watched(response, () => count(0), init.signal);
    const [cookie] = response.headers.getSetCookie();
    if (cookie) browser.cookie = cookie.split(";")[0] ?? "";
    if (response.ok && writing.has(path))
      browser.onReceipt({ ...input, ...(await response.clone().json()) } as Receipt);
    return response;
  } catch (error) {
    if (!init.signal?.aborted) count(0);
    throw error;
  }
}

/** The same answer; told where it ends although the service did not say that it would. */
function watched(response: Response, cut: () => void, signal: RequestInit["signal"]): Response {
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  let last = "";
  const over = (): void => {
    if (!last.includes('"t":"end"') && !signal?.aborted) cut();
  };
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read().catch((error: unknown) => {
          over();
          throw error;
        });
        if (done) {
          over();
          return controller.close();
        }
        last = (last + Buffer.from(value).toString("latin1")).slice(-64);
        controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  return new Response(body, response);
}
