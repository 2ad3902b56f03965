import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { TLSSocket } from "node:tls";
import type { Identity } from "./certificates.ts";

/** What stands between a browser and the city, and is asked for by CONNECT: it answers in the city's name. */
export type Interceptor = AsyncDisposable & {
  /** For a browser's settings. */
  readonly proxy: string;
  /** Handshakes in the city's name that a browser agreed to. */
  opened(): number;
  /** What a browser said and was told, as it was read on the way. */
  read(): string;
  /** Other hosts that were asked for, and refused: one host has to be enough ([DL-16]). */
  strangers(): readonly string[];
};

const mostRead = 4_000_000;

/** A filter that opens HTTPS, or a gateway that ends it: either shows an identity for `host`, and hands on to `port` what it reads. */
export async function openInterceptor(host: string, identity: Identity, port: number): Promise<Interceptor> {
  let opened = 0;
  let read = "";
  const strangers = new Set<string>();
  const sockets = new Set<Socket>();
  const hold = (socket: Socket): void => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  };
  const note = (piece: Buffer): void => {
    if (read.length < mostRead) read += piece.toString("utf8");
  };

  const server = createServer((_, response) => void response.writeHead(403).end());
  server.on("connect", ({ url = "" }, near: Socket) => {
    hold(near);
    near.on("error", () => near.destroy());
    if (url !== `${host}:443`) {
      strangers.add(url);
      return void near.end("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n");
    }
    near.write("HTTP/1.1 200 Connection established\r\n\r\n");
    const clear = new TLSSocket(near, { isServer: true, ...identity, ALPNProtocols: ["http/1.1"] });
    const far = connect(port, "127.0.0.1");
    hold(far);
    clear.once("data", () => opened++);
    clear.on("data", note).pipe(far);
    far.on("data", note).pipe(clear);
    for (const [one, other] of [
      [clear, far],
      [far, clear],
    ] as const)
      one.on("error", () => other.destroy()).on("close", () => other.destroy());
  });
  server.on("clientError", (_, socket) => socket.destroy());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    proxy: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    opened: () => opened,
    read: () => read,
    strangers: () => [...strangers],
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      for (const socket of sockets) socket.destroy();
    },
  };
}
