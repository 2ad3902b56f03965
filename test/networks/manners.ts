// What networks are known to do to a page, each as small as it can be (docs: stack.md §2, tests.md F14).
import type { IncomingMessage } from "node:http";
import { connect } from "node:net";
import { pipeline } from "node:stream/promises";
import { setTimeout as pause } from "node:timers/promises";
import { createGzip } from "node:zlib";
import { headersOf, type Manner, type Visit } from "./middlebox.ts";

/** Nothing at all; yet no WebSocket comes through any of these boxes. */
export const honest: Manner = async (visit) => passOn(await visit.ask(), visit);

/** A virus scanner that looks at the whole answer before a byte of it goes on: a stream never comes. */
export const gathersAll: Manner = async (visit) => {
  const answer = await visit.ask();
  if (isStream(answer.headers)) visit.meddle();
  const body = Buffer.concat(await Array.fromAsync(answer as AsyncIterable<Buffer>));
  visit.response.writeHead(answer.statusCode ?? 502, headersOf(answer));
  visit.response.end(body);
};

/** The same, but the head goes on at once: the stream is open, and stays silent for ever without an error. */
export const gathersBodies: Manner = async (visit) => {
  const answer = await visit.ask();
  if (isStream(answer.headers)) visit.meddle();
  visit.response.writeHead(answer.statusCode ?? 502, headersOf(answer));
  visit.response.flushHeaders();
  visit.response.end(Buffer.concat(await Array.fromAsync(answer as AsyncIterable<Buffer>)));
};

/** No answer may take longer. Cuts whatever another manner does. */
export function cutsAfter(millis: number, manner: Manner = honest): Manner {
  return async (visit) => {
    const timer = setTimeout(() => {
      visit.meddle();
      visit.response.destroy();
    }, millis);
    visit.response.on("close", () => clearTimeout(timer));
    await manner(visit);
  };
}

/** A scanner that lets each piece go only when the next one comes. `freed` is told which piece freed which. */
export function holdsBack(freed: (held: string, by: string) => void = () => {}): Manner {
  return async (visit) => {
    const answer = await visit.ask();
    visit.response.writeHead(answer.statusCode ?? 502, headersOf(answer));
    visit.response.flushHeaders();
    let held: Buffer | null = null;
    for await (const piece of answer as AsyncIterable<Buffer>) {
      if (held && isStream(answer.headers)) {
        visit.meddle();
        freed(held.toString(), piece.toString());
      }
      if (held) visit.response.write(held);
      held = piece;
    }
    visit.response.end(held);
  };
}

/** Packs everything that is not packed yet, whatever the answer says about it, and waits until it is worth a block. */
export const packs: Manner = async (visit) => {
  const answer = await visit.ask();
  if (answer.headers["content-encoding"]) return passOn(answer, visit);
  if (isStream(answer.headers)) visit.meddle();
  const { "content-length": _, ...headers } = headersOf(answer);
  visit.response.writeHead(answer.statusCode ?? 502, { ...headers, "content-encoding": "gzip" });
  visit.response.flushHeaders();
  await pipeline(answer, createGzip(), visit.response);
};

/** Speaks HTTP/1.0 in both directions: no chunks, no length, the end of the answer is the end of the connection. */
export const speaksOldHttp: Manner = async ({ request, body, response, port, meddle }) => {
  const kept = Object.entries(request.headers).filter(([name]) => name !== "connection");
  const head = [
    `${request.method} ${request.url} HTTP/1.0`,
    ...kept.map(([name, value]) => `${name}: ${value}`),
    "connection: close",
  ];
  const line = request.socket;
  const service = connect(port, "127.0.0.1");
  service.write(`${head.join("\r\n")}\r\n\r\n`);
  service.write(body);
  response.detachSocket(line);
  line.on("close", () => service.destroy());
  let first = true;
  for await (const piece of service as AsyncIterable<Buffer>) {
    line.write(first ? piece.toString("latin1").replace(/^HTTP\/1\.1/, "HTTP/1.0") : piece, "latin1");
    if (first) meddle();
    first = false;
  }
  line.end();
};

/** Puts a page of its own in the place of every stream. 407 asks for a sign-in at the proxy. */
export function blocksStreams(status: 403 | 407): Manner {
  return async (visit) => {
    const answer = await visit.ask();
    if (isStream(answer.headers)) {
      answer.destroy();
      return block(visit, status);
    }
    return passOn(answer, visit);
  };
}

/** Lets a page through, and then nothing for a while: the sign-in at the proxy has run out. */
export function blocksAll(status: 403 | 407, from: () => boolean): Manner {
  return (visit) => (from() ? block(visit, status) : honest(visit));
}

/** Brings every so manieth call to the service and loses the answer. */
export function losesAnswers(every: number): Manner {
  let calls = 0;
  return async (visit) => {
    calls++;
    if (calls % every !== 0 || isSync(visit)) return honest(visit);
    await visit.ask();
    visit.meddle();
    visit.response.destroy();
  };
}

/** Asks the service twice for each call, as some proxies do when they are in doubt. */
export const asksTwice: Manner = async (visit) => {
  if (!isSync(visit)) {
    const first = await visit.ask();
    first.resume();
    visit.meddle();
  }
  await honest(visit);
};

/** A thin, long line. */
export function slow({
  bytesPerSecond,
  oneWayMillis,
}: {
  bytesPerSecond: number;
  oneWayMillis: number;
}): Manner {
  return async (visit) => {
    await pause(oneWayMillis);
    const answer = await visit.ask();
    visit.meddle();
    let free = performance.now();
    let line = Promise.resolve();
    const { response } = visit;
    const later = (at: number, act: () => void): void => {
      line = line.then(() => pause(Math.max(0, at - performance.now()))).then(act);
    };
    later(free + oneWayMillis, () =>
      response.writeHead(answer.statusCode ?? 502, headersOf(answer)).flushHeaders(),
    );
    for await (const piece of answer as AsyncIterable<Buffer>) {
      free = Math.max(free, performance.now()) + (1_000 * piece.length) / bytesPerSecond;
      later(free + oneWayMillis, () => response.write(piece));
    }
    later(free + oneWayMillis, () => response.end());
    await line;
  };
}

async function passOn(answer: IncomingMessage, { response }: Visit): Promise<void> {
  response.writeHead(answer.statusCode ?? 502, headersOf(answer));
  response.flushHeaders();
  await pipeline(answer, response);
}

function block({ response, meddle }: Visit, status: 403 | 407): void {
  meddle();
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "proxy-authenticate": 'Basic realm="school"',
  };
  response
    .writeHead(status, headers)
    .end("<!doctype html><title>Blocked</title><h1>This page is blocked.</h1>");
}

function isStream(headers: NodeJS.Dict<string | string[]>): boolean {
  return `${headers["content-type"]}`.startsWith("text/event-stream");
}

function isSync({ request }: Visit): boolean {
  return request.url?.endsWith("/sync") ?? false;
}
