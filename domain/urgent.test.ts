import fc from "fast-check";
import { expect, test } from "vitest";
import type { ConsultationId, StaffId, UrgentCallId } from "./ids.ts";
import type { Role, Staff } from "./people.ts";
import { Refusal } from "./refusal.ts";
import { callUrgently, escalate, isCalled, refuseEnding, seesCall, take, type UrgentCall } from "./urgent.ts";
import { urgentFaults } from "./urgent-faults.ts";
import { addressesOf, firstUrgentSettings } from "./urgent-settings.ts";

const now = new Date("2026-11-22T03:00:00Z");
const later = new Date("2026-11-22T03:00:40Z");

function staff(id: string, ...roles: Role[]): Staff {
  return { kind: "staff", id: id as StaffId, displayName: "", roles };
}

const caller = staff("caller", "counsellor");
const colleague = staff("colleague", "counsellor");
const supervisor = staff("supervisor", "counsellor", "supervisor");
const official = staff("official", "official");
const call = callUrgently("u" as UrgentCallId, "c" as ConsultationId, caller, now, 60);

function codeOf(act: () => unknown): string | null {
  try {
    act();
    return null;
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
}

test("[UC-2] supervisors and officials are called at once, every counsellor a step later, the caller never", () => {
  const called = (one: Pick<UrgentCall, "step" | "calledBy">) =>
    [caller, colleague, supervisor, official].filter((who) => isCalled(one, who)).map(({ id }) => id);
  expect(called(call)).toEqual(["supervisor", "official"]);
  expect(called({ ...call, step: 1 })).toEqual(["colleague", "supervisor", "official"]);
  expect(seesCall(call, caller)).toBe(true);
  expect(seesCall(call, colleague)).toBe(false);
  for (const role of ["administrator", "auditor", "operator"] as const)
    expect(isCalled({ ...call, step: 5 }, staff("a", role))).toBe(false);
});

test("[UC-3] the first to take it has it: again changes nothing, others are told so, nobody comes to their own call", () => {
  const taken = take(call, official, later);
  expect(taken).toEqual({ ...call, dueAt: null, taken: { by: official.id, at: later } });
  if (!taken) throw new Error("Nobody took it.");
  expect(take(taken, official, later)).toBeNull();
  expect(codeOf(() => take(taken, supervisor, later))).toBe("urgent-taken");
  expect(codeOf(() => take(call, caller, later))).toBe("not-oneself");
  expect(codeOf(() => take(call, colleague, later))).toBe("not-allowed");
  expect(take({ ...call, step: 1 }, colleague, later)?.taken?.by).toBe(colleague.id);
});

test("[UC-5] it ends by whom it concerns, and before anybody came only as a mistake", () => {
  const taken = { ...call, taken: { by: colleague.id, at: later } };
  for (const who of [caller, colleague, supervisor, official])
    expect(codeOf(() => refuseEnding(taken, who, "safe"))).toBeNull();
  expect(codeOf(() => refuseEnding(taken, staff("x", "counsellor"), "safe"))).toBe("not-allowed");
  expect(codeOf(() => refuseEnding(call, caller, "safe"))).toBe("urgent-untaken");
  expect(codeOf(() => refuseEnding(call, caller, "mistake"))).toBeNull();
});

test("[UC-4] untaken it goes on: everybody at the desk, then one address after the other, and round again", () => {
  const addresses = ["a@example.jp", "b@example.jp"];
  const steps: unknown[] = [];
  let one: UrgentCall = call;
  for (let n = 0; n < 6; n++) {
    const next = escalate(one, addresses, 60, now);
    steps.push([next.mailTo, ((next.dueAt?.getTime() ?? 0) - now.getTime()) / 1_000]);
    one = { ...one, step: next.step };
  }
  const [a, b] = addresses;
  expect(steps).toEqual([
    [null, 60],
    [a, 60],
    [b, 600],
    [a, 60],
    [b, 600],
    [a, 60],
  ]);
  expect(escalate(call, [], 60, now)).toEqual({ step: 1, dueAt: null, mailTo: null });
});

test("[UC-4] whatever the addresses and the step: it never stops while there is one, and never leaves one out", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 200 }), (count, step) => {
      const addresses = Array.from({ length: count }, (_, n) => `${n}`);
      const told = new Set<string | null>();
      for (let n = 0; n <= count; n++) {
        const next = escalate({ ...call, step: step + n }, addresses, 60, now);
        expect(next.dueAt?.getTime()).toBeGreaterThan(now.getTime());
        told.add(next.mailTo);
      }
      for (const address of addresses) expect(told).toContain(address);
    }),
  );
});

test("[UC-6] what a city begins with has no fault; what cannot be meant is told with its place", () => {
  expect(urgentFaults(firstUrgentSettings)).toEqual([]);
  const contact = {
    name: " ",
    number: "お電話",
    email: "a@example.jp\nBcc: b@example.jp",
    checkedOn: "2026-02-30",
  };
  const wrong = {
    ...firstUrgentSettings,
    dangerWords: ["。"],
    contacts: [{ when: "", contacts: [contact] }],
    script: [{ title: "", text: " " }],
  };
  expect(urgentFaults(wrong).map(({ code, where }) => `${where}: ${code}`)).toEqual([
    "dangerWords: word-too-short",
    "contacts.0.when: when-missing",
    "contacts.0.contacts.0.name: name-missing",
    "contacts.0.contacts.0.number: number-unknown",
    "contacts.0.contacts.0.email: email-unknown",
    "contacts.0.contacts.0.checkedOn: unchecked",
    "script.0.title: title-missing",
    "script.0.text: text-missing",
  ]);
});

test("[UC-4] each address once, in the order of the tree", () => {
  const contact = (email: string) => ({
    name: "見本",
    number: "0166-00-0000",
    email,
    checkedOn: "2026-11-22",
  });
  const contacts = [
    { when: "1", contacts: [contact("a@example.jp"), contact("")] },
    { when: "2", contacts: [contact("b@example.jp"), contact("a@example.jp")] },
  ];
  expect(addressesOf({ contacts })).toEqual(["a@example.jp", "b@example.jp"]);
});
