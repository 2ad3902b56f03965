import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { call } from "./call.ts";

const unreachable = { ok: false, code: "unreachable" };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function answering(answer: () => Promise<Response> | Response): void {
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => answer()),
  );
}

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

test("a call is a POST of JSON to our own host, kept nowhere", async () => {
  answering(() => json({ epoch: "e", consultation: null }));
  expect(await call("/api/arrive", {})).toEqual({ ok: true, value: { epoch: "e", consultation: null } });
  expect(vi.mocked(fetch).mock.calls[0]).toMatchObject([
    "/api/arrive",
    { method: "POST", body: "{}", credentials: "same-origin", cache: "no-store" },
  ]);
});

test("[AC-6] a refusal keeps its code and its detail", async () => {
  answering(() => json({ code: "wrong-epoch", detail: { epoch: "new" } }, 409));
  expect(await call("/api/arrive", {})).toEqual({ ok: false, code: "wrong-epoch", detail: { epoch: "new" } });
});

describe("what is not our server speaking is unreachable", () => {
  test.each([
    ["no network", () => Promise.reject(new TypeError("Failed to fetch"))],
    ["a filter's block page with status 200", () => new Response("<h1>Blocked</h1>")],
    ["a proxy that wants a password", () => new Response("<h1>407</h1>", { status: 407 })],
    ["a 5xx without a code of ours", () => json({ error: "Bad Gateway" }, 502)],
    ["a framework's own error", () => json({ statusCode: 500, code: "FST_ERR", message: "x" }, 500)],
    ["an empty answer", () => new Response("")],
    ["null", () => json(null)],
  ])("%s", async (_, answer) => {
    answering(answer);
    expect(await call("/api/arrive", {})).toEqual(unreachable);
  });

  test("nothing within 15 s", async () => {
    vi.stubGlobal("fetch", hanging);
    const asked = call("/api/arrive", {});
    await vi.advanceTimersByTimeAsync(14_999);
    await expect(Promise.race([asked, Promise.resolve("still")])).resolves.toBe("still");
    await vi.advanceTimersByTimeAsync(1);
    expect(await asked).toEqual(unreachable);
  });

  test("given up by the page", async () => {
    vi.stubGlobal("fetch", hanging);
    const page = new AbortController();
    const asked = call("/api/arrive", {}, { signal: page.signal });
    page.abort();
    expect(await asked).toEqual(unreachable);
  });
});

function hanging(_: string, { signal }: { signal: AbortSignal }): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(new Error("aborted"));
    signal.addEventListener("abort", () => reject(new Error("aborted")));
  });
}
