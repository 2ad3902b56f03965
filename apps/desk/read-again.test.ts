import { expect, test } from "vitest";
import type { RefusalCode } from "../../domain/refusal.ts";
import { readAgain } from "./read-again.ts";
import type { Call } from "./work.ts";

/** Answers with these in turn, and is called by a clock on which every moment is over at once. */
function open(...codes: (RefusalCode | "unreachable" | null)[]) {
  const asked: string[] = [];
  const waited: number[] = [];
  const call = (async (path: string) => {
    asked.push(path);
    const code = codes.shift() ?? null;
    return code ? { ok: false, code, detail: {} } : { ok: true, value: {} };
  }) as unknown as Call;
  const clock = {
    random: () => 0.5,
    after(millis: number, then: () => void) {
      waited.push(millis);
      then();
      return () => {};
    },
  };
  return { call: readAgain(call, clock), asked, waited };
}

test("[DL-18] a read that a busy service refused is asked once more, after a moment", async () => {
  const { call, asked, waited } = open("busy", null);
  expect(await call("/api/duty", {})).toMatchObject({ ok: true });
  expect(asked).toEqual(["/api/duty", "/api/duty"]);
  expect(waited).toEqual([1_000]);
});

test("[DL-18] what is refused twice is said, and what is refused for another reason is said at once", async () => {
  const twice = open("busy", "busy", null);
  expect(await twice.call("/api/duty", {})).toMatchObject({ ok: false, code: "busy" });
  expect(twice.asked).toHaveLength(2);
  for (const code of ["unreachable", "not-allowed", "not-signed-in"] as const) {
    const once = open(code, null);
    expect(await once.call("/api/duty", {})).toMatchObject({ ok: false, code });
  }
});

test("[DL-18] an act is never repeated by the page: whether it was done is not known", async () => {
  const { call, asked } = open("busy", null);
  expect(await call("/api/export/ask", {} as never)).toMatchObject({ ok: false, code: "busy" });
  expect(asked).toHaveLength(1);
});

test("[DL-18] nobody waits for a read any more that was called off meanwhile", async () => {
  const { call, asked } = open("busy", null);
  const signal = AbortSignal.abort();
  expect(await call("/api/duty", {}, { signal })).toMatchObject({ ok: false, code: "busy" });
  expect(asked).toHaveLength(1);
});
