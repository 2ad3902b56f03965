import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** What a push service got, byte for byte. */
export type Pushed = {
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
  /** Who says so, where its signature holds; null where it does not. */
  readonly by: { readonly key: string; readonly claims: Readonly<Record<string, unknown>> } | null;
};

export type Said = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Never answers. */
  readonly silent?: boolean;
};

/** A push service in this process, that checks who is speaking (RFC 8030, 8292) and says next what it is told to. */
export type PushService = AsyncDisposable & {
  readonly origin: string;
  readonly pushed: Pushed[];
  /** By path; otherwise 201. */
  readonly says: Map<string, Said>;
  allows(address: string): boolean;
};

export async function openPushService(): Promise<PushService> {
  const pushed: Pushed[] = [];
  const says = new Map<string, Said>();
  const server = createServer(async (asked, answer) => {
    const pieces: Buffer[] = [];
    for await (const piece of asked) pieces.push(piece);
    const path = asked.url ?? "";
    pushed.push({ path, headers: asked.headers, body: Buffer.concat(pieces), by: speakerOf(asked) });
    const { status, headers = {}, silent = false } = says.get(path) ?? { status: 201 };
    if (silent) asked.socket.destroy();
    else answer.writeHead(status, headers).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    pushed,
    says,
    allows: (address) => address.startsWith(`${origin}/`),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function speakerOf({ headers }: IncomingMessage): Pushed["by"] {
  const [, token = "", key = ""] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(headers.authorization ?? "") ?? [];
  const [head = "", claims = "", signature = ""] = token.split(".");
  const holds = verify(
    "sha256",
    Buffer.from(`${head}.${claims}`),
    { key: pointOf(key), dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  if (!holds) return null;
  return { key, claims: JSON.parse(Buffer.from(claims, "base64url").toString()) };
}

/** An uncompressed point of P-256. */
function pointOf(key: string): KeyObject {
  const point = Buffer.from(key, "base64url");
  const part = (from: number): string => point.subarray(from, from + 32).toString("base64url");
  return createPublicKey({ format: "jwk", key: { kty: "EC", crv: "P-256", x: part(1), y: part(33) } });
}
