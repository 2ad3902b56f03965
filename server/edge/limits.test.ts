import type { FastifyRequest } from "fastify";
import { expect, test } from "vitest";
import { uptimeReportPath } from "../../contract/uptime.ts";
import { callbackPath, enterPath, webhookPath } from "../../domain/line-paths.ts";
import { endpoints, isOpenToVisitors } from "../../test/attacks/endpoints.ts";
import { everydayLimits, limitOf } from "./limits.ts";

type Key = (request: Pick<FastifyRequest, "ip" | "actor">) => string;

function keyOf(path: string, ip: string, actor: object = { kind: "visitor" }): string {
  const { keyGenerator } = limitOf(everydayLimits, path).rateLimit as { keyGenerator: Key };
  return keyGenerator({ ip, actor } as FastifyRequest);
}

const pupils = [1, 2].map((at) => ({ kind: "consultee", id: `pupil-${at}` }));

test("[AC-5] whoever is known is counted by who they are, behind any address; a visitor by the address", () => {
  const [one, other] = pupils as [object, object];
  expect(keyOf("/api/send", "203.0.113.7", one)).toBe(keyOf("/api/send", "198.51.100.9", one));
  expect(keyOf("/api/send", "203.0.113.7", one)).not.toBe(keyOf("/api/send", "203.0.113.7", other));
  expect(keyOf("/api/send", "203.0.113.7")).not.toBe(keyOf("/api/send", "203.0.113.8"));
  expect(keyOf("/api/send", "203.0.113.7", one)).not.toBe(keyOf("/api/read", "203.0.113.7", one));
});

test("[AC-5] an address is counted under a hash: nothing of it stands in the key, and neighbours are not alike", () => {
  const addresses = ["203.0.113.7", "203.0.113.8", "2001:db8:0:1::7", "::1", "unknown", ""];
  const keys = addresses.map((ip) => keyOf("/api/arrive", ip));
  for (const key of keys) expect(key).toMatch(/^\/api\/arrive:[\w-]{43}$/);
  expect(new Set(keys).size).toBe(addresses.length);
});

test("[AC-5] one IPv6 subscriber is one address; an IPv4 address is the same in both spellings", () => {
  const key = (ip: string): string => keyOf("/api/staff/sign-in", ip);
  expect(key("2001:db8:0:1::7")).toBe(key("2001:db8:0:1:ffff:ffff:ffff:ffff"));
  expect(key("2001:db8:0:1::7")).not.toBe(key("2001:db8:0:2::7"));
  expect(key("::ffff:203.0.113.7")).toBe(key("203.0.113.7"));
});

test("[AC-5] what anyone may do has a limit of its own, and each limit is of a call that exists", () => {
  const paths = endpoints.map(({ path }) => path);
  // What is no call of ours: a lookout's, LINE's own, and people's browsers on the way from LINE to us.
  paths.push(uptimeReportPath, webhookPath, enterPath, callbackPath);
  // What people are told of the service.
  paths.push("/status");
  // The page without script, which is a page and a form.
  paths.push("/plain", "/plain/act", "/plain/seen");
  expect(paths).toEqual(expect.arrayContaining(Object.keys(everydayLimits)));
  expect(Object.keys(everydayLimits)).toEqual(
    expect.arrayContaining(endpoints.filter(isOpenToVisitors).map(({ path }) => path)),
  );
});
