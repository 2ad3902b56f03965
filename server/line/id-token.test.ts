import { createHmac, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isIdTokenSigned } from "./id-token.ts";

const secret = "s".repeat(32);
const line = generateKeyPairSync("ec", { namedCurve: "P-256" });
const other = generateKeyPairSync("ec", { namedCurve: "P-256" });
const said = { iss: "https://access.line.me", sub: `U${"0".repeat(32)}`, aud: "1", nonce: "n" };

let server: Server;
let jwks: URL;
let asked = 0;

/** The page on which LINE shows its own keys, an elder one among them. */
beforeAll(async () => {
  const show = (key: KeyObject, kid: string) => ({ ...key.export({ format: "jwk" }), kid, use: "sig" });
  const body = JSON.stringify({ keys: [show(other.publicKey, "elder"), show(line.publicKey, "now")] });
  server = createServer((_, answer) => {
    asked++;
    answer.setHeader("content-type", "application/json").end(body);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  jwks = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/certs`);
});
afterAll(() => new Promise((closed) => server.close(closed)));

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

function es256(key: KeyObject, head: object = { alg: "ES256", kid: "now" }, body: object = said): string {
  const text = `${part(head)}.${part(body)}`;
  const signature = sign("sha256", Buffer.from(text), { key, dsaEncoding: "ieee-p1363" });
  return `${text}.${signature.toString("base64url")}`;
}

function hs256(key: string | Buffer, head: object = { alg: "HS256" }): string {
  const text = `${part(head)}.${part(said)}`;
  return `${text}.${createHmac("sha256", key).update(text).digest("base64url")}`;
}

describe("[LI-6] an ID token counts only where LINE has signed it", () => {
  test("with its own key (ES256), as its app and some of its ways to sign in do", async () => {
    expect(await isIdTokenSigned(es256(line.privateKey), secret, jwks)).toBe(true);
  });

  test("with the channel's secret (HS256), without asking anybody for a key", async () => {
    const before = asked;
    expect(await isIdTokenSigned(hs256(secret), secret, jwks)).toBe(true);
    expect(asked).toBe(before);
  });

  test.each([
    ["another key than the one it names", () => es256(other.privateKey)],
    ["a key that LINE does not show", () => es256(other.privateKey, { alg: "ES256", kid: "unknown" })],
    ["no key named", () => es256(line.privateKey, { alg: "ES256" })],
    ["another secret", () => hs256("t".repeat(32))],
    // The old confusion: what is public used as if it were a secret.
    [
      "LINE's public key taken for a secret",
      () => hs256(line.publicKey.export({ type: "spki", format: "pem" }) as string),
    ],
    ["no algorithm", () => `${part({ alg: "none" })}.${part(said)}.`],
    ["another algorithm", () => es256(line.privateKey, { alg: "ES384", kid: "now" })],
    ["a signature that was cut off", () => es256(line.privateKey).slice(0, -8)],
    [
      "other words than were signed",
      () => {
        const [head, , signature] = es256(line.privateKey).split(".");
        return `${head}.${part({ ...said, sub: `U${"1".repeat(32)}` })}.${signature}`;
      },
    ],
    ["a fourth part", () => `${es256(line.privateKey)}.x`],
    ["no token at all", () => "x"],
  ])("not with %s", async (_, token) => {
    expect(await isIdTokenSigned(token(), secret, jwks)).toBe(false);
  });
});
