import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** One kept connection that posts and waits, with as little of its own as can be: the load must not outweigh the server. */
export type Line = {
  post(
    path: string,
    body: string,
    /** Somebody else than whose line it is. */
    as?: string,
  ): Promise<{ readonly status: number; readonly body: string; readonly cookie: string | null }>;
  end(): void;
};

export async function openLine(origin: string, cookie: string): Promise<Line> {
  const { hostname, port, host } = new URL(origin);
  const socket = connect(Number(port), hostname).setNoDelay(true);
  await once(socket, "connect");
  let held = "";
  let settle: ((answer: { status: number; body: string; cookie: string | null }) => void) | null = null;
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
    settle?.(answer);
  });
  return {
    post: (path, body, as = cookie) =>
      new Promise((resolve, reject) => {
        settle = resolve;
        socket.once("close", () => reject(new Error("The server closed the connection.")));
        socket.removeAllListeners("close");
        socket.write(headOf(path, host, origin, as, Buffer.byteLength(body)) + body);
      }),
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
