import { describe, expect, test } from "vitest";
import {
  type Attributes,
  areAttributesSound,
  areSame,
  attributesOf,
  noAnswer,
  written,
} from "./attributes.ts";
import { claim, close, open } from "./consultation.ts";
import type { ConsultationId, ConsulteeId, IdempotencyKey, StaffId } from "./ids.ts";
import type { Consultee, Staff } from "./people.ts";
import { tagAttributes, tellAttributes } from "./tell-attributes.ts";

test.each<[boolean, Attributes]>([
  [true, {}],
  [true, { relation: noAnswer, school: noAnswer, gender: noAnswer, topics: noAnswer }],
  [true, { school: "elementary", grade: 6 }],
  [true, { school: "junior-high", grade: 3 }],
  [true, { school: "high", grade: 4 }],
  [true, { school: "high", grade: noAnswer }],
  [false, { school: "elementary", grade: 7 }],
  [false, { school: "junior-high", grade: 4 }],
  [false, { school: "high", grade: 0 }],
  [false, { school: "high", grade: 1.5 }],
  [false, { school: "other", grade: 1 }],
  [false, { school: noAnswer, grade: 1 }],
  [false, { grade: 1 }],
  [false, { topics: [] }],
  [false, { topics: ["bullying", "bullying"] }],
])("[S8.4] a grade stands beside a school that has it, topics once each: %j %j", (sound, attributes) =>
  expect(areAttributesSound(attributes)).toBe(sound),
);

test("the same in whatever order it was said", () => {
  const [a, b] = [
    { topics: ["study", "bullying"], relation: "child" },
    { relation: "child", topics: ["bullying", "study"], gender: undefined },
  ] as const;
  expect(areSame(a, b)).toBe(true);
  expect(JSON.stringify(written(a))).toBe('{"relation":"child","topics":["bullying","study"]}');
  expect(areSame(a, { ...a, gender: noAnswer })).toBe(false);
});

describe("[CN-13] what counts", () => {
  const told = { relation: "child", school: "elementary", grade: 5, gender: noAnswer } as const;
  test("is what was told, until a counsellor sets something else", () => {
    expect(attributesOf({ told, tagged: {} })).toEqual(told);
    expect(attributesOf({ told, tagged: { topics: ["family"] } })).toEqual({ ...told, topics: ["family"] });
  });

  test("a grade goes with its school", () => {
    expect(attributesOf({ told, tagged: { school: "junior-high" } })).toEqual({
      relation: "child",
      school: "junior-high",
      gender: noAnswer,
    });
  });
});

describe("[CN-13] telling and tagging", () => {
  const [haru, bully] = ["haru", "bully"].map(
    (id): Consultee => ({ kind: "consultee", id: id as ConsulteeId }),
  );
  const [one, two] = ["one", "two"].map(
    (id): Staff => ({ kind: "staff", id: id as StaffId, displayName: id, roles: ["counsellor"] }),
  );
  if (!haru || !bully || !one || !two) throw new Error("unreachable");
  const at = new Date(0);
  const waiting = open("c" as ConsultationId, 1, haru, { text: "あ", key: "k" as IdempotencyKey }, at).next;
  const active = claim(waiting, one, at)?.next ?? waiting;
  const closed = close(active, one, at)?.next ?? active;

  test("neither side overwrites the other; saying the same again changes nothing", () => {
    const told = tellAttributes(active, haru, { relation: "child" }, at);
    const tagged = tagAttributes(told?.next ?? active, one, { relation: "guardian" }, at);
    const anew = tellAttributes(tagged?.next ?? active, haru, { relation: noAnswer }, at);
    expect(anew?.next.attributes).toEqual({
      told: { relation: noAnswer },
      tagged: { relation: "guardian" },
    });
    expect(anew?.entry).toMatchObject({ kind: "attributes", by: "consultee", seq: 5 });
    expect(tellAttributes(anew?.next ?? active, haru, { relation: noAnswer }, at)).toBeNull();
    expect(tagAttributes(anew?.next ?? active, one, { relation: "guardian" }, at)).toBeNull();
  });

  test("only one's own, only who holds or held it, only what is sound", () => {
    expect(() => tellAttributes(waiting, bully, {}, at)).toThrow("not-found");
    expect(() => tellAttributes(closed, haru, { gender: "girl" }, at)).toThrow("consultation-closed");
    expect(() => tellAttributes(waiting, haru, { grade: 3 }, at)).toThrow("bad-input");
    expect(() => tagAttributes(waiting, one, {}, at)).toThrow("not-claimed");
    expect(() => tagAttributes(active, two, {}, at)).toThrow("claim-moved");
    expect(() => tagAttributes(active, one, { topics: [] }, at)).toThrow("bad-input");
    expect(tagAttributes(closed, one, { topics: ["other"] }, at)?.next.state).toBe("closed");
    expect(() => tagAttributes(closed, two, { topics: ["other"] }, at)).toThrow("claim-moved");
  });
});
