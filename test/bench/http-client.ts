import { once } from "node:events";
import { connect, type Socket } from "node:net";

type Answer = { readonly status: number; readonly body: string; readonly cookie: string | null };

/** One kept connection that posts and waits, with as little of its own as can be: the load must not outweigh the server. */
export type Line = {
  /** One at a time. Ends with a `BrokenLine` when the connection does not live to bring the answer. */
  post(
    path: string,
    body: string,
    /** Somebody else than whose line it is. */
    as?: string,
  ): Promise<Answer>;
  end(): void;
};

/** The connection has ended, and with it nothing is known of what was asked on it. */
export class BrokenLine extends Error {
  override readonly name = "BrokenLine";
}

export async function openLine(origin: string, cookie: string): Promise<Line> {
  const { hostname, port, host } = new URL(origin);
  const socket = connect(Number(port), hostname).setNoDelay(true);
  await once(socket, "connect");
  let held = "";
  let waiting: PromiseWithResolvers<Answer> | null = null;
  let broken: BrokenLine | null = null;
  socket.setEncoding("utf8");
  socket.on("data", (text: string) => {
    held += text;
    const head = held.indexOf("\r\n\r\n");
    if (head < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(held)?.[1] ?? 0);
    const body = held.slice(head + 4);
    if (Buffer.byteLength(body) < length) return;
    const answer = {
      status: Number(held.slice(9, 12)),
      body,
      cookie: /set-cookie: ([^;]+)/i.exec(held.slice(0, head))?.[1] ?? null,
    };
    held = "";
    waiting?.resolve(answer);
    waiting = null;
  });
  // Told to whoever waits, and to nobody else: an error of a socket that nobody hears ends the process, and hides the first one.
  const breakOff = (why: string): void => {
    broken ??= new BrokenLine(why);
    waiting?.reject(broken);
    waiting = null;
  };
  socket.on("error", ({ message }) => breakOff(`The connection broke: ${message}.`));
  socket.on("close", () => breakOff("The connection was closed."));
  return {
    post(path, body, as = cookie) {
      if (broken) return Promise.reject(broken);
      waiting = Promise.withResolvers();
      socket.write(headOf(path, host, origin, as, Buffer.byteLength(body)) + body);
      return waiting.promise;
    },
    end: () => socket.destroy(),
  };
}

/** A stream of frames; `heard` gets each `data:` line as it comes. */
export async function openStream(
  origin: string,
  cookie: string,
  path: string,
  body: string,
  heard: (frame: string) => void,
): Promise<Socket> {
  const { hostname, port, host } = new URL(origin);
  const socket = connect(Number(port), hostname).setNoDelay(true);
  await once(socket, "connect");
  let held = "";
  const hello = new Promise<void>((resolve, reject) => {
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("The stream was closed.")));
    socket.setEncoding("utf8");
    socket.on("data", (text: string) => {
      held += text;
      let end = held.indexOf("\n\n");
      while (end >= 0) {
        const start = held.lastIndexOf("data: ", end);
        if (start >= 0) heard(held.slice(start + 6, end));
        held = held.slice(end + 2);
        end = held.indexOf("\n\n");
        resolve();
      }
    });
  });
  socket.write(headOf(path, host, origin, cookie, Buffer.byteLength(body)) + body);
  await hello;
  return socket;
}

function headOf(path: string, host: string, origin: string, cookie: string, length: number): string {
  return (
    `POST ${path} HTTP/1.1\r\nhost: ${host}\r\norigin: ${origin}\r\ncookie: ${cookie}\r\n` +
    `content-type: application/json\r\ncontent-length: ${length}\r\n\r\n`
  );
}
