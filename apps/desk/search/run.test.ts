import { expect, test, vi } from "vitest";
import type { SearchFrame } from "../../../contract/search.ts";
import type { Call } from "../work.ts";
import { openSearch } from "./run.ts";

const asked = { term: "くつ", filter: {} };
const progress = (searched: number): SearchFrame => ({ t: "progress", searched, of: 40, found: 0 });
const done: SearchFrame = { t: "done", why: "all" };
const text = (...frames: readonly object[]): string =>
  frames.map((frame) => `data: ${JSON.stringify(frame)}\n\n`).join("");

/** An answer that is open until it is closed, and who closed it. */
function opened() {
  let out: ReadableStreamDefaultController<Uint8Array> | null = null;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      out = controller;
    },
  });
  const say = (said: string): void => out?.enqueue(new TextEncoder().encode(said));
  return { say, end: () => out?.close(), ask: async () => new Response(body) };
}

const never = vi.fn<(path: string, input: unknown) => Promise<unknown>>();
const call = never as unknown as Call;

test("[SR-1] what is found shows as it comes, until it is done; beats of the stream are nothing", async () => {
  const answer = opened();
  const search = openSearch(call, answer.ask);
  const running = search.start(asked);
  answer.say(`:  \n\n${text({ t: "beat", now: "" }, progress(20))}`);
  await vi.waitFor(() => expect(search.store.get().progress).toEqual({ searched: 20, of: 40 }));
  expect(search.store.get()).toMatchObject({ running: true, ended: null });
  answer.say(text(progress(40), done));
  await running;
  expect(search.store.get()).toMatchObject({ running: false, ended: "all", trouble: null });
  expect(never).not.toHaveBeenCalled();
});

test("[SR-3] stopping closes the request, and what comes of it afterwards is nobody's", async () => {
  const answer = opened();
  let closed = false;
  const search = openSearch(call, async (_path, _input, signal) => {
    signal.addEventListener("abort", () => {
      closed = true;
    });
    return answer.ask();
  });
  const running = search.start(asked);
  answer.say(text(progress(20)));
  await vi.waitFor(() => expect(search.store.get().progress).not.toBeNull());
  search.stop();
  expect(closed).toBe(true);
  answer.end();
  await running;
  expect(search.store.get()).toMatchObject({ running: false, ended: "stopped" });
});

test("an answer that is cut off says so, and keeps what had come", async () => {
  const answer = opened();
  const search = openSearch(call, answer.ask);
  const running = search.start(asked);
  answer.say(text(progress(20)));
  await vi.waitFor(() => expect(search.store.get().progress).not.toBeNull());
  answer.end();
  await running;
  expect(search.store.get()).toMatchObject({ running: false, ended: "cut" });
});

test("[DL-8] where no stream comes through, or it is refused, it is asked in one piece, and a refusal is said", async () => {
  const whole = vi.fn().mockResolvedValueOnce({ ok: true, value: { frames: [progress(40), done] } });
  whole.mockResolvedValueOnce({ ok: false, code: "too-many", detail: {} });
  const search = openSearch(whole as unknown as Call, async () =>
    Promise.reject(new TypeError("no network")),
  );
  await search.start(asked);
  expect(whole).toHaveBeenCalledWith("/api/desk/search", { skin: "now", ...asked }, expect.anything());
  expect(search.store.get()).toMatchObject({ running: false, ended: "all" });
  await search.start(asked);
  expect(search.store.get()).toMatchObject({ running: false, trouble: "too-many" });
});
