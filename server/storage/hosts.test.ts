import { expect, test } from "vitest";
import { hostsOf, isConnectionLoss, isRetryable, retrying } from "./hosts.ts";

const coded = (code: string, message = "…"): Error => Object.assign(new Error(message), { code });

test.each([
  ["postgres://u:p@a/db", ["postgres://u:p@a/db"]],
  ["postgres://a:1/db,postgresql://b:2/db", ["postgres://a:1/db", "postgresql://b:2/db"]],
  ["postgres://a:1/db, postgres://b:2/db", ["postgres://a:1/db", "postgres://b:2/db"]],
  [
    "postgres://u:p@a:1,b,c:3/db?sslmode=disable",
    ["a:1", "b", "c:3"].map((h) => `postgres://u:p@${h}/db?sslmode=disable`),
  ],
  ["postgres://u:p,w%40@[::1]:5/db", ["postgres://u:p,w%40@[::1]:5/db"]],
])("%s names its hosts", (urls, expected) => {
  expect(hostsOf(urls).map(({ url }) => url)).toEqual(expected);
});

test("the name of a host can be printed", () => {
  expect(hostsOf("postgres://u:secret@a,b:7/db").map(({ name }) => name)).toEqual(["a:5432", "b:7"]);
});

test.each([
  "08006",
  "57P01",
  "57P02",
  "57P03",
  "25006",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EAI_AGAIN",
])("%s means that the connection is lost, and that idempotent work may be done again", (code) => {
  expect(isConnectionLoss(coded(code))).toBe(true);
  expect(isRetryable(coded(code))).toBe(true);
});

test.each(["40001", "40P01", "53300"])("%s is retried on the same server", (code) => {
  expect(isConnectionLoss(coded(code))).toBe(false);
  expect(isRetryable(coded(code))).toBe(true);
});

test.each(["23505", "23514", "22P02", "42P01", "55P03", "57014", "28P01", "3D000", "P0001"])(
  "%s is final",
  (code) => {
    expect(isRetryable(coded(code))).toBe(false);
  },
);

test.each(["Connection terminated unexpectedly", "timeout expired", "Query read timeout"])(
  "%s is retried",
  (words) => {
    expect(isRetryable(new Error(words))).toBe(true);
    expect(isConnectionLoss(new Error(words))).toBe(true);
  },
);

test("a full pool is waited for, and is no reason to doubt the server", () => {
  const full = new Error("timeout exceeded when trying to connect");
  expect([isRetryable(full), isConnectionLoss(full)]).toEqual([true, false]);
});

test("words of a server that only sound like a lost connection are final", () => {
  expect(isRetryable(coded("P0001", "Connection terminated by a rule"))).toBe(false);
});

test("work is done again until it succeeds, at once given up when the error is final, and not after the end", async () => {
  let times = 0;
  const third = await retrying(async () => {
    times += 1;
    if (times < 3) throw coded("57P01");
    return times;
  });
  expect(third).toBe(3);

  times = 0;
  const final = retrying(async () => {
    times += 1;
    throw coded("23505");
  });
  await expect(final).rejects.toMatchObject({ code: "23505" });
  expect(times).toBe(1);

  times = 0;
  const ended = new AbortController();
  const late = retrying(
    async () => {
      times += 1;
      if (times === 2) ended.abort();
      throw coded("57P01");
    },
    { until: ended.signal },
  );
  await expect(late).rejects.toMatchObject({ code: "57P01" });
  expect(times).toBe(2);
});
