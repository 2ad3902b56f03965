import { once } from "node:events";
import { type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";
import { connect } from "node:net";

/** The way to a service laid open: any header, any method, any byte. */
export type Wire = {
  readonly port: number;
  /** What the service's own pages send as Host and Origin. */
  readonly host: string;
  readonly origin: string;
  ask(asked: Asked): Promise<Answer>;
  /** Bytes as they are; what came back until the other side hung up. */
  say(bytes: string): Promise<string>;
};

export type Asked = {
  readonly method?: string;
  readonly path: string;
  /** In place of what our own page would send; undefined leaves one out. */
  readonly headers?: Readonly<Record<string, string | string[] | undefined>>;
  readonly cookie?: string;
  readonly body?: string | Buffer;
  /** Sent in pieces, without saying how much will come. */
  readonly chunked?: boolean;
};

export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
};

export function wireTo(address: string, origin = address): Wire {
  const port = Number(new URL(address).port);
  const { host } = new URL(origin);
  return {
    ...{ port, host, origin },
    async ask({ method = "POST", path, headers = {}, cookie, body, chunked = false }) {
      const ours = { host, origin, cookie, "content-type": "application/json", connection: "close" };
      const asking = request({ port, host: "127.0.0.1", method, path, setHost: false });
      asking.on("error", () => {}); // refused before all was sent: the answer is there
      for (const [name, value] of Object.entries({ ...ours, ...headers })) {
        if (value !== undefined) asking.setHeader(name, value);
      }
      if (!chunked) asking.setHeader("content-length", Buffer.byteLength(body ?? ""));
      asking.end(body);
      const [answer] = (await once(asking, "response")) as [IncomingMessage];
      return { status: answer.statusCode ?? 0, headers: answer.headers, text: await textOf(answer) };
    },
    async say(bytes) {
      const socket = connect(port, "127.0.0.1");
      socket.on("error", () => {});
      socket.end(bytes, "latin1");
      return textOf(socket);
    },
  };
}

/** All of it; of a stream, what came with its first piece. */
async function textOf(from: AsyncIterable<Buffer> & { headers?: IncomingHttpHeaders }): Promise<string> {
  const pieces: Buffer[] = [];
  const isStream = from.headers?.["content-type"]?.startsWith("text/event-stream");
  try {
    for await (const piece of from) {
      pieces.push(piece);
      if (isStream) break;
    }
  } catch {
    // cut off: what came is what there is
  }
  return Buffer.concat(pieces).toString("utf8");
}
