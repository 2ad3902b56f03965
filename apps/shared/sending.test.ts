import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Answer } from "./call.ts";
import type { OwnMessage } from "./outbox.ts";
import { startSending } from "./sending.ts";

type Receipt = Answer<{ seq: number; at: string }>;
const at = "2026-11-22T01:02:03.000Z";
const gone: Receipt = { ok: false, code: "unreachable" };
const refusal = (code: "busy" | "too-many" | "consultation-closed" | "wrong-epoch"): Receipt => ({
  ok: false,
  code,
  detail: {},
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A server that stores by key and answers as told; `null` stores and answers. */
function server() {
  const stored: OwnMessage[] = [];
  const plan: (Receipt | null)[] = [];
  const tried: { text: string; at: number }[] = [];
  let inFlight = 0;
  let most = 0;
  return {
    stored,
    plan,
    tried,
    most: () => most,
    async send(message: OwnMessage): Promise<Receipt> {
      tried.push({ text: message.text, at: Date.now() });
      most = Math.max(most, ++inFlight);
      await new Promise((resolve) => setTimeout(resolve, 100));
      inFlight--;
      const told = plan.shift() ?? null;
      if (told) return told;
      if (!stored.some(({ key }) => key === message.key)) stored.push(message);
      return { ok: true, value: { seq: stored.findIndex(({ key }) => key === message.key) + 1, at } };
    },
  };
}

const texts = (messages: readonly OwnMessage[]) => messages.map(({ text }) => text);

describe("[DL-9] the outbox at work", () => {
  test("one in flight, in the order of writing, each once", async () => {
    const city = server();
    city.plan.push(gone, null, gone, gone, null);
    const sending = startSending({ send: city.send, onChange() {} });
    for (const text of ["一", "二", "三"]) sending.put(text);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(texts(city.stored)).toEqual(["一", "二", "三"]);
    expect(city.most()).toBe(1);
    expect(sending.outbox().every(({ state }) => state === "delivered")).toBe(true);
  });

  test("a day without a network: tried for ever, at most 30 s apart, nothing lost", async () => {
    const city = server();
    const sending = startSending({ send: city.send, onChange() {} });
    city.plan.push(...Array.from({ length: 4_000 }, () => gone));
    sending.put("きいて");
    await vi.advanceTimersByTimeAsync(3 * 3_600_000);
    const apart = city.tried.slice(1).map((one, index) => one.at - (city.tried[index]?.at ?? 0));
    expect(Math.max(...apart)).toBeLessThanOrEqual(30_100);
    expect(city.tried.length).toBeGreaterThan(300);
    city.plan.length = 0;
    sending.wake();
    await vi.advanceTimersByTimeAsync(200);
    expect(texts(city.stored)).toEqual(["きいて"]);
  });

  test.each(["busy", "too-many"] as const)("%s is patience, not failure", async (code) => {
    const city = server();
    city.plan.push(refusal(code), refusal(code));
    const sending = startSending({ send: city.send, onChange() {} });
    sending.put("きいて");
    await vi.advanceTimersByTimeAsync(10_000);
    expect(texts(city.stored)).toEqual(["きいて"]);
  });

  test("a refusal that waiting cannot mend is said, does not hold up the others, and can be tried again by hand", async () => {
    const city = server();
    city.plan.push(refusal("consultation-closed"));
    const sending = startSending({ send: city.send, onChange() {} });
    const key = sending.put("一");
    sending.put("二");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sending.outbox()[0]).toMatchObject({ state: "failed", refused: "consultation-closed" });
    expect(texts(city.stored)).toEqual(["二"]);
    sending.retry(key);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(city.stored.map((one) => one.key)).toContain(key);
  });

  test("a call that throws is not the end of it", async () => {
    const send = vi.fn<() => Promise<Receipt>>().mockRejectedValueOnce(new Error("bug"));
    send.mockResolvedValue({ ok: true, value: { seq: 1, at } });
    const sending = startSending({ send, onChange() {} });
    sending.put("一");
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sending.outbox()[0]?.state).toBe("delivered");
  });
});

describe("[DL-5] after a restore", () => {
  test("the page mends it, and everything held is sent again by its old keys", async () => {
    const city = server();
    const sending = startSending({
      send: city.send,
      onChange() {},
      mend({ code }) {
        if (code !== "wrong-epoch") return false;
        sending.startOver();
        return true;
      },
    });
    const keys = ["一", "二"].map((text) => sending.put(text));
    await vi.advanceTimersByTimeAsync(1_000);
    city.stored.length = 0;
    city.plan.push(refusal("wrong-epoch"));
    keys.push(sending.put("三"));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(city.stored.map(({ key }) => key)).toEqual(keys);
  });

  test("an answer from before the restore does not count", async () => {
    const city = server();
    const sending = startSending({ send: city.send, onChange() {} });
    sending.put("一");
    await vi.advanceTimersByTimeAsync(50);
    sending.startOver();
    await vi.advanceTimersByTimeAsync(60);
    expect(sending.outbox()[0]?.state).toBe("sending");
    await vi.advanceTimersByTimeAsync(200);
    expect(city.tried).toHaveLength(2);
    expect(sending.outbox()[0]?.state).toBe("delivered");
  });
});

test("[TX-3] one that failed gives its text back", async () => {
  const city = server();
  city.plan.push(refusal("consultation-closed"));
  const sending = startSending({ send: city.send, onChange() {} });
  const key = sending.put("大事なこと");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sending.takeBack(key)).toBe("大事なこと");
  expect(sending.outbox()).toEqual([]);
  expect(sending.takeBack(key)).toBeNull();
});
