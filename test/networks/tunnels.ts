import { once } from "node:events";
import type { AddressInfo, Server } from "node:net";
import { connect, createServer } from "node:net";

/** The end of a page's line: each of its connections is a CONNECT through the proxy, as a browser makes it. */
export type Tunnels = AsyncDisposable & { readonly origin: string; readonly made: () => number };

export async function openTunnels(proxyPort: number, servicePort: number): Promise<Tunnels> {
  let made = 0;
  const server: Server = createServer((near) => {
    const far = connect(proxyPort, "127.0.0.1", () => {
      far.write(`CONNECT 127.0.0.1:${servicePort} HTTP/1.1\r\nhost: 127.0.0.1:${servicePort}\r\n\r\n`);
    });
    let head = "";
    const greet = (piece: Buffer): void => {
      head += piece.toString("latin1");
      const end = head.indexOf("\r\n\r\n");
      if (end < 0) return;
      far.off("data", greet);
      if (!/^HTTP\/1\.\d 200/.test(head)) return void near.destroy();
      made++;
      near.pipe(far).pipe(near);
    };
    far.on("data", greet);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const)
      one.on("error", () => other.destroy()).on("close", () => other.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    made: () => made,
    async [Symbol.asyncDispose]() {
      server.close();
    },
  };
}
