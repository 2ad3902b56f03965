import { describe, expect, test } from "vitest";
import type { ConsultationSummary, Frame, OpenUrgentCall } from "../../../contract/sync.ts";
import type { ConsultationId, Epoch, StaffId, UrgentCallId } from "../../../domain/ids.ts";
import type { Role } from "../../../domain/people.ts";
import { emptyDesk } from "../state.ts";
import { createStore } from "../store.ts";
import type { Work } from "../work.ts";
import { startUrgentActs } from "./acts.ts";
import { elapsedWords, noUrgentCalls, ringing, standingOf, takeUrgent } from "./calls.ts";

const at = "2026-11-22T05:00:00.000Z";
const [me, other] = ["me" as StaffId, "other" as StaffId];
const c1 = "c1" as ConsultationId;
const self = (...roles: Role[]) => ({ id: me, roles });

function call(more: Partial<OpenUrgentCall> = {}): OpenUrgentCall {
  return {
    ...{ call: "u1" as UrgentCallId, consultation: c1, number: 1001, step: 0 },
    ...{ calledBy: other, calledAt: at, takenBy: null, takenAt: null, sheet: 0, ...more },
  };
}

describe("[UC-2] how a call stands for whoever is at the desk", () => {
  test("it rings at the supervisor's and the official's; a step later at every counsellor's; never at the caller's", () => {
    expect(standingOf(call(), self("supervisor"))).toBe("ringing");
    expect(standingOf(call(), self("official"))).toBe("ringing");
    expect(standingOf(call(), self("counsellor"))).toBe("taken");
    expect(standingOf(call({ step: 1 }), self("counsellor"))).toBe("ringing");
    expect(standingOf(call({ calledBy: me, step: 1 }), self("supervisor"))).toBe("own");
    expect(standingOf(call({ takenBy: me }), self("official"))).toBe("taken-by-me");
    expect(standingOf(call({ takenBy: other }), self("official"))).toBe("taken");
    const all = takeUrgent(noUrgentCalls, {
      t: "urgent",
      after: "x",
      calls: [call(), call({ takenBy: other })],
    });
    expect(ringing(all, self("official"))).toHaveLength(1);
  });

  test("the clock runs on over the hour, and a clock that is behind shows none", () => {
    const shown = (seconds: number) => elapsedWords(at, new Date(Date.parse(at) + seconds * 1_000));
    expect([shown(-5), shown(0), shown(67), shown(3_600 + 187)]).toEqual(["0:00", "0:00", "1:07", "1:03:07"]);
  });
});

type Said = { ok: true; value: unknown } | { ok: false; code: string; detail: object };

function atHand() {
  const asked: { path: string; input: Record<string, unknown> }[] = [];
  const said: Said[] = [];
  const later: (() => void)[] = [];
  const row = { id: c1, number: 1001 } as ConsultationSummary;
  const store = createStore({
    ...emptyDesk,
    epoch: "e1" as Epoch,
    list: { after: "1", rows: new Map([[c1, row]]) },
  });
  const work = {
    ...{ self: { ...self("counsellor"), displayName: "みほん" }, store },
    call: (path: string, input: Record<string, unknown>) => {
      asked.push({ path, input });
      return Promise.resolve(said.shift() ?? { ok: true, value: { call: input["call"] } });
    },
    clock: {
      now: () => 0,
      random: () => 0,
      after(_: number, then: () => void) {
        later.push(then);
        return () => {};
      },
    },
    concernsAll: () => false,
  } as unknown as Work;
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  };
  return {
    acts: startUrgentActs(work),
    store,
    asked,
    said,
    later,
    settle,
    making: () => store.get().urgent.making.size,
  };
}

describe("[UC-2] a call is made", () => {
  test("until the server has it: the same call, whatever the network does", async () => {
    const it = atHand();
    it.said.push({ ok: false, code: "unreachable", detail: {} }, { ok: false, code: "busy", detail: {} });
    it.acts.call(c1);
    await it.settle();
    expect(it.making()).toBe(1);
    for (let n = 0; n < 2; n++) {
      it.later.shift()?.();
      await it.settle();
    }
    expect(it.making()).toBe(0);
    expect(it.asked).toHaveLength(3);
    expect(new Set(it.asked.map(({ input }) => input["call"])).size).toBe(1);
  });

  test("not for ever where there is nothing to call to, and not after it was taken back", async () => {
    const it = atHand();
    it.said.push({ ok: false, code: "not-found", detail: {} });
    it.acts.call(c1);
    await it.settle();
    expect([it.making(), it.later.length]).toEqual([0, 0]);
    it.said.push({ ok: false, code: "unreachable", detail: {} });
    it.acts.call(c1);
    await it.settle();
    for (const id of it.store.get().urgent.making.keys()) it.acts.giveUp(id);
    it.later.shift()?.();
    await it.settle();
    expect(it.asked).toHaveLength(2);
  });

  test("where a colleague was first, that is said", async () => {
    const it = atHand();
    it.said.push({ ok: true, value: { call: "theirs" } });
    it.acts.call(c1);
    await it.settle();
    expect(it.store.get().urgent.calledBefore).toBe(c1);
  });

  test("[DL-5] after a restore one's own open calls are made again, under their ids", async () => {
    const it = atHand();
    const frame: Extract<Frame, { t: "urgent" }> = {
      ...{ t: "urgent", after: "x" },
      calls: [call({ calledBy: me }), call({ call: "u2" as UrgentCallId })],
    };
    it.store.set((state) => ({ ...state, urgent: takeUrgent(state.urgent, frame), epoch: "e2" as Epoch }));
    it.acts.startOver();
    await it.settle();
    expect(it.asked).toEqual([
      { path: "/api/urgent/call", input: { epoch: "e2", call: "u1", consultation: c1 } },
    ]);
    expect(it.store.get().urgent.after).toBeNull();
  });
});
