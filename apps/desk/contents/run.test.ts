import { expect, test, vi } from "vitest";
import type { Call } from "../work.ts";
import { openContents } from "./run.ts";

const asked = { from: "2026-04-01", to: "2027-03-31", purpose: "statistics" } as const;
const frames = [
  { t: "progress", read: 40, of: 80 },
  { t: "analysed", people: 12, words: [{ word: "学校", people: 9 }], pairs: [] },
  { t: "done", why: "all" },
];
const text = frames.map((frame) => `data: ${JSON.stringify(frame)}\n\n`).join("");

test("[AN-1] what was found stands when it is done; stopping closes the request, and what comes afterwards is nobody's", async () => {
  const never = vi.fn();
  const whole = openContents(never as unknown as Call, async () => new Response(text));
  await whole.start(asked);
  expect(whole.store.get()).toMatchObject({ running: false, ended: "all", found: { people: 12 } });
  expect(never).not.toHaveBeenCalled();

  let closed = false;
  const { promise, resolve } = Promise.withResolvers<Response>();
  const stopped = openContents(never as unknown as Call, (_path, _input, signal) => {
    signal.addEventListener("abort", () => {
      closed = true;
    });
    return promise;
  });
  const running = stopped.start(asked);
  stopped.stop();
  expect(closed).toBe(true);
  resolve(new Response(text));
  await running;
  expect(stopped.store.get()).toMatchObject({ running: false, ended: "stopped", found: null });
});

test("[DL-8] where no stream comes through it is asked in one piece, and a refusal is said", async () => {
  const call = vi.fn().mockResolvedValueOnce({ ok: true, value: { frames } });
  call.mockResolvedValueOnce({ ok: false, code: "too-many", detail: {} });
  const contents = openContents(call as unknown as Call, () => Promise.reject(new TypeError("no network")));
  await contents.start(asked);
  expect(call).toHaveBeenCalledWith("/api/desk/analysis", { skin: "now", ...asked }, expect.anything());
  expect(contents.store.get()).toMatchObject({ running: false, ended: "all" });
  await contents.start(asked);
  expect(contents.store.get()).toMatchObject({ running: false, trouble: "too-many", found: null });
});
