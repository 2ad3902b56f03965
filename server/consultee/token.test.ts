import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { consultationId } from "../../contract/endpoint.ts";
import { idOfToken } from "./stranger.ts";
import { hashToken, isOurs, mintToken } from "./token.ts";

const key = randomBytes(32);
const token = mintToken(key);

test("[SE-5] a token is ours by its signature alone; no two are the same, and all fit into a cookie as they are", () => {
  const many = Array.from({ length: 5_000 }, () => mintToken(key));
  expect(new Set(many).size).toBe(many.length);
  for (const one of many) expect(one).toMatch(/^[\w-]{64}$/);
  expect(many.every((one) => isOurs(one, key))).toBe(true);
  expect(many.some((one) => isOurs(one, randomBytes(32)))).toBe(false);
});

test("[SE-5] a token with any bit changed, any letter changed, cut, longer, or spelled otherwise is not ours", () => {
  const bytes = Buffer.from(token, "base64url");
  let tried = 0;
  const refused = (changed: string): void => {
    expect(isOurs(changed, key), changed).toBe(false);
    tried++;
  };
  for (let at = 0; at < bytes.length; at++) {
    for (let bit = 0; bit < 8; bit++) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at);
      refused(changed.toString("base64url"));
    }
    refused(bytes.subarray(0, at).toString("base64url"));
    refused(token.slice(0, at));
  }
  const plain = bytes.toString("base64");
  const others = [
    `${token}A`,
    `${token}=`,
    ` ${token}`,
    `${token}\n`,
    token.toLowerCase(),
    `"${token}"`,
    `${token}\0`,
  ];
  for (const other of others) refused(other);
  if (plain !== token) refused(plain);
  expect(tried).toBeGreaterThan(480);
});

test("[SE-5] nothing somebody thinks up is ours", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 100 }), (text) => !isOurs(text, key)));
  const shaped = fc.uint8Array({ minLength: 48, maxLength: 48 });
  fc.assert(fc.property(shaped, (bytes) => !isOurs(Buffer.from(bytes).toString("base64url"), key)));
});

test("[SE-5] what is stored of a token, and the id made from it, do not lead back to it", () => {
  const stored = hashToken(token);
  const id = idOfToken(token);
  expect(consultationId.parse(id)).toBe(id);
  expect(idOfToken(token)).toBe(id);
  expect(idOfToken(mintToken(key))).not.toBe(id);
  expect(isOurs(stored.toString("base64url"), key)).toBe(false);
  expect(stored.includes(Buffer.from(token, "base64url").subarray(0, 8))).toBe(false);
});
