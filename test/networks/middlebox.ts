import { once } from "node:events";
import { request as ask, createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Skin } from "../../contract/sync.ts";

/** One request on its way through a middlebox, and what its manner may do with it. */
export type Visit = {
  readonly request: IncomingMessage;
  readonly body: Buffer;
  readonly response: ServerResponse;
  /** The service's port, for a manner that speaks to it in its own way. */
  readonly port: number;
  /** Hands the request on and gives the service's answer. Ended when the page goes away. */
  ask(): Promise<IncomingMessage>;
  /** Did what ordinary networks do not: counted, so that no test passes because its box did nothing. */
  meddle(): void;
};

/** What a network does to each request. */
export type Manner = (visit: Visit) => Promise<void> | void;

/** Something between a page and the service that looks like the service to the page: a filter, a scanner, a bad line. */
export type Middlebox = AsyncDisposable & {
  readonly origin: string;
  /** The calls of sync that came, oldest first, by the page's clock. */
  readonly syncs: readonly { readonly skin: Skin; readonly at: number }[];
  meddled(): number;
  /** WebSockets that were asked for; none is let through ([DL-16]). */
  upgrades(): number;
  /** Pulls the plug, and puts it back: what is open breaks, and nothing comes through. */
  unplug(): void;
  plugIn(): void;
};

export async function openMiddlebox(service: string, manner: Manner): Promise<Middlebox> {
  const port = Number(new URL(service).port);
  const syncs: { skin: Skin; at: number }[] = [];
  let meddled = 0;
  let upgrades = 0;
  let plugged = true;

  const server = createServer(async (request, response) => {
    if (!plugged) return void response.destroy();
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>));
    if (request.url?.endsWith("/sync")) syncs.push({ skin: skinOf(body), at: performance.now() });
    const visit: Visit = {
      request,
      body,
      response,
      port,
      ask: () => handOn(request, body, response, port),
      meddle: () => void meddled++,
    };
    // Either side may go away at any time; then the other is cut off too.
    await Promise.resolve(manner(visit)).catch(() => response.destroy());
  });
  server.on("upgrade", (_, socket: Socket) => {
    upgrades++;
    socket.end("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n");
  });
  // A page's connection that was given up is no event.
  server.on("clientError", (_, socket) => socket.destroy());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    syncs,
    meddled: () => meddled,
    upgrades: () => upgrades,
    unplug() {
      plugged = false;
      server.closeAllConnections();
    },
    plugIn() {
      plugged = true;
    },
    async [Symbol.asyncDispose]() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** What an answer says besides its body, without what belongs to one connection only. */
export function headersOf(answer: IncomingMessage): Record<string, string | string[]> {
  const entries = Object.entries(answer.headers).filter(([name]) => !ofOneConnection.has(name));
  return Object.fromEntries(entries) as Record<string, string | string[]>;
}

const ofOneConnection = new Set(["connection", "keep-alive", "transfer-encoding"]);

function handOn(
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
  port: number,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = ask({ host: "127.0.0.1", port, method, path: url, headers, agent: false });
    response.on("close", () => asked.destroy());
    asked.on("error", reject);
    asked.on("response", (answer) => {
      answer.on("error", () => response.destroy());
      resolve(answer);
    });
    asked.end(body);
  });
}

function skinOf(body: Buffer): Skin {
  return (JSON.parse(body.toString()) as { skin: Skin }).skin;
}
