import fc from "fast-check";
import { expect, test } from "vitest";
import { type Act, acts } from "./acts.ts";
import {
  type AuditLine,
  type Facts,
  factKinds,
  factNames,
  faultyFact,
  lineText,
  linkText,
  nothingBefore,
  sayAct,
} from "./audit.ts";
import type { ConsultationId, StaffId } from "./ids.ts";

const id = "0190aaaa-bbbb-7ccc-8ddd-eeeeffff0000";
const consultation = id as ConsultationId;
const staff = { kind: "staff", id: id as StaffId } as const;
const at = new Date("2026-11-22T09:00:00.123Z");

test("[AU-4] no act is recorded that is not in the list, and sending is not in it", () => {
  expect(new Set(acts).size).toBe(acts.length);
  expect(acts.filter((act) => /send|message|reply|read$/.test(act))).toEqual(["briefing:read"]);
  expect(() => sayAct(at, staff, "consultation:reply" as Act, {})).toThrow(RangeError);
});

test("[AU-5] facts of the closed list pass, each by its kind", () => {
  const whole: Facts = {
    ...{ consultation, staff: staff.id, session: id, viewing: id, version: 3, seconds: 0, count: 12 },
    ...{ from: at, to: at, termHash: "ab".repeat(32), setting: "reception-hours", about: "audit:seal" },
    ...{
      roles: ["counsellor", "auditor"],
      factor: "totp",
      reason: "idle",
      refusal: "busy",
      purpose: "incident",
    },
  };
  expect(faultyFact(whole)).toBeNull();
  expect(faultyFact({})).toBeNull();
  expect(faultyFact({ consultation: undefined })).toBeNull();
});

test.each([
  ["a name nobody agreed on", { text: "x" }, "text"],
  ["a name of every object", { constructor: "x" }, "constructor"],
  ["__proto__ out of JSON", JSON.parse('{"__proto__":{"count":1}}'), "__proto__"],
  ["a sentence for an id", { consultation: "たすけて" }, "consultation"],
  ["an id in capitals", { staff: id.toUpperCase() }, "staff"],
  ["a sentence for a count", { count: "たすけて" }, "count"],
  ["half a count", { seconds: 0.5 }, "seconds"],
  ["a count below nothing", { count: -1 }, "count"],
  ["a count that is not exact", { position: 2 ** 53 }, "position"],
  ["text for an instant", { from: "2026-11-22" }, "from"],
  ["no instant at all", { from: new Date(Number.NaN) }, "from"],
  ["a term instead of its hash", { termHash: "いじめ" }, "termHash"],
  ["too short a hash", { hash: "ab" }, "hash"],
  ["a sentence for a setting", { setting: "だれかのことば" }, "setting"],
  ["words for a setting", { setting: "please help me" }, "setting"],
  ["a reason of one's own", { reason: "because" }, "reason"],
  ["a role of one's own", { roles: ["king"] }, "roles"],
  ["one role, not a list", { roles: "auditor" }, "roles"],
  ["a purpose in words", { purpose: "市長に見せるため" }, "purpose"],
  ["a thing inside a thing", { count: { text: "x" } }, "count"],
])("[AU-5] refused: %s", (_, facts, name) => {
  expect(faultyFact(facts as Record<string, unknown>)).toBe(name);
  expect(() => sayAct(at, staff, "settings:change", facts as Facts)).toThrow(new RegExp(`"${name}"`));
});

test("[AU-5] no field takes what a person would write, and a refusal does not repeat it", () => {
  const said = fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }),
    fc.constantFrom(
      "たすけて",
      "死にたい",
      "I am afraid",
      "せんせいには いわないで",
      "090-1234-5678",
      "3年2組 山田",
    ),
  );
  fc.assert(
    fc.property(fc.constantFrom(...factNames), said, (name, text) => {
      // A single plain word is a possible name of a setting; everything else is refused everywhere.
      fc.pre(factKinds[name] !== "name" || !/^[a-z]+(-[a-z\d]+){0,5}$/.test(text));
      fc.pre(!(acts as readonly string[]).includes(text));
      expect(faultyFact({ [name]: text })).toBe(name);
      try {
        sayAct(at, staff, "settings:change", { [name]: text });
        expect.unreachable();
      } catch (error) {
        if (text.length > 3) expect(String(error)).not.toContain(text);
      }
    }),
  );
});

test("[AU-1] the same facts in another order are the same text", () => {
  const one = sayAct(at, staff, "consultation:view", { consultation, viewing: id });
  const other = sayAct(at, staff, "consultation:view", { viewing: id, consultation, count: undefined });
  expect(one).toEqual(other);
  expect(JSON.parse(one.facts)).toEqual({ consultation, viewing: id });
});

test("who acts by themselves, and who is not known, have no id", () => {
  expect(sayAct(at, { kind: "system" }, "audit:seal", {}).id).toBeNull();
  expect(sayAct(at, { kind: "visitor" }, "sign-in:fail", {}).id).toBeNull();
  expect(() => sayAct(at, { kind: "staff", id: "" as StaffId }, "session:end", {})).toThrow(RangeError);
});

const anyLine: fc.Arbitrary<AuditLine> = fc.record({
  position: fc.nat(),
  at: fc.string(),
  actor: fc.string(),
  id: fc.option(fc.string()),
  act: fc.string(),
  facts: fc.dictionary(fc.string(), fc.oneof(fc.nat(), fc.string())).map((facts) => JSON.stringify(facts)),
  previous: fc.stringMatching(/^[\da-f]{64}$/),
  hash: fc.stringMatching(/^[\da-f]{64}$/),
});

test("[AU-1] two lines that say different things have different texts, whatever stands in them", () => {
  fc.assert(
    fc.property(anyLine, anyLine, (one, other) => {
      const same = Object.keys(one).every(
        (name) => name === "hash" || Reflect.get(one, name) === Reflect.get(other, name),
      );
      expect(linkText(one) === linkText(other)).toBe(same);
      // And nothing can be moved from one member to its neighbour.
      expect(JSON.parse(linkText(one))).toEqual({
        ...{ position: one.position, at: one.at, actor: one.actor, id: one.id, act: one.act },
        ...{ facts: JSON.parse(one.facts), previous: one.previous },
      });
    }),
  );
});

test("[AU-2] a line of a file is the hashed text and one member more", () => {
  const line = {
    ...sayAct(at, staff, "session:end", {}),
    position: 1,
    previous: nothingBefore,
    hash: "ab".repeat(32),
  };
  expect(lineText(line).replace(/,"hash":"[\da-f]{64}"\}$/, "}")).toBe(linkText(line));
});
