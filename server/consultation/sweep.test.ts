import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ConsultationId, Epoch } from "../../domain/ids.ts";
import { startSweep } from "./sweep.ts";
import type { Changes } from "./sync-store.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const id = "a" as ConsultationId;

function changes(horizon: string, newest: Changes["newest"] = [], epoch = "first"): Changes {
  return { epoch: epoch as Epoch, horizon, newest };
}

/** A sweep over a database that answers what it is given, in turn; an error in its place is thrown. */
function sweeping(...answers: (Changes | Error)[]) {
  const told: string[] = [];
  const sweep = startSweep(changes("10"), {
    async read(horizon) {
      told.push(`read ${horizon}`);
      const answer = answers.shift() ?? changes(horizon);
      if (answer instanceof Error) throw answer;
      return answer;
    },
    now: () => new Date(Date.now()),
    heard: (id, seq) => told.push(`${id} up to ${seq}`),
    swept: (horizon) => told.push(`swept ${horizon}`),
    epochChanged: () => told.push("another epoch"),
    failed: () => told.push("failed"),
  });
  return { told, sweep };
}

test("[DL-6] within two seconds it looks from where it stood, and says first what there is, then how far it looked", async () => {
  const { told } = sweeping(changes("20", [{ id, seq: 4 }]));
  expect(told).toEqual(["swept 10"]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(told).toEqual(["swept 10", "read 10", "a up to 4", "swept 20"]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(told.slice(4)).toEqual(["read 20", "swept 20"]);
});

test("[DL-6] [DL-14] a look that failed is made again from the same place, and the health of the process shows it", async () => {
  const { told, sweep } = sweeping(new Error("away"), new Error("away"), changes("20"));
  const begun = sweep.lastRound();
  await vi.advanceTimersByTimeAsync(4_000);
  expect(sweep.lastRound()).toEqual(begun);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(told).toEqual(["swept 10", "read 10", "failed", "read 10", "failed", "read 10", "swept 20"]);
  expect(sweep.lastRound().getTime() - begun.getTime()).toBe(6_000);
});

test("[DL-5] a restore is noticed once, and its epoch is the present one from then on", async () => {
  const { told, sweep } = sweeping(changes("3", [], "second"), changes("4", [], "second"));
  expect(sweep.epoch()).toBe("first");
  await vi.advanceTimersByTimeAsync(4_000);
  expect(sweep.epoch()).toBe("second");
  expect(told.filter((one) => one === "another epoch")).toHaveLength(1);
  expect(told.at(-2)).toBe("read 3");
});

test("[DL-6] when hints may have been missed it looks at once, and goes on in its own time", async () => {
  const { told, sweep } = sweeping();
  sweep.soon();
  sweep.soon();
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toEqual(["swept 10", "read 10", "swept 10"]);
  await vi.advanceTimersByTimeAsync(1_999);
  expect(told).toHaveLength(3);
  await vi.advanceTimersByTimeAsync(1);
  expect(told).toHaveLength(5);
});

test("ended, it looks no more", async () => {
  const { told, sweep } = sweeping();
  await sweep[Symbol.asyncDispose]();
  sweep.soon();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toEqual(["swept 10"]);
});
