import { describe, expect, test } from "vitest";
import type { StaffId } from "../../../domain/ids.ts";
import { actsFor, countStandings, everyoneHere, findPeople, type Person, voicesFor } from "./people.ts";

function person(name: string, more: Partial<Person> = {}): Person {
  return {
    ...{ id: name as StaffId, name, displayName: `職員 ${name}`, roles: ["counsellor"], standing: "active" },
    ...{ invitedUntil: null, endedAt: null, lastSeenAt: null, sessions: 0 },
    factors: { totp: true, passkeys: 0, recoveryCodes: 10 },
    ...more,
  };
}

const ids = (found: readonly Person[]): string[] => found.map(({ id }) => id);

describe("the table of staff", () => {
  const people = [
    person("soudan10"),
    person("soudan2"),
    person("gone", { standing: "ended" }),
    person("new", { standing: "invited", roles: ["official"] }),
    person("late", { standing: "lapsed", displayName: "職員 ミホン" }),
  ];

  test("shows everyone whose time has not ended, open invitations first, then by name as people count", () => {
    expect(ids(findPeople(people, everyoneHere))).toEqual(["late", "new", "soudan2", "soudan10"]);
    expect(ids(findPeople(people, { ...everyoneHere, standing: "all" }))).toContain("gone");
    expect(ids(findPeople(people, { ...everyoneHere, standing: "ended" }))).toEqual(["gone"]);
    expect(findPeople([], everyoneHere)).toEqual([]);
  });

  test("finds by every word of a name, whatever its width, case and kana", () => {
    expect(ids(findPeople(people, { ...everyoneHere, text: "ＳＯＵＤＡＮ２" }))).toEqual(["soudan2"]);
    expect(ids(findPeople(people, { ...everyoneHere, text: "みほん" }))).toEqual(["late"]);
    expect(ids(findPeople(people, { ...everyoneHere, text: "職員 soudan" }))).toHaveLength(2);
    expect(ids(findPeople(people, { ...everyoneHere, role: "official" }))).toEqual(["new"]);
  });

  test("counts each standing, and finds among a thousand at once", () => {
    expect(countStandings(people)).toEqual({ active: 2, awaited: 0, invited: 1, lapsed: 1, ended: 1 });
    const many = Array.from({ length: 1_000 }, (_, n) => person(`n${n}`));
    expect(ids(findPeople(many, everyoneHere)).slice(0, 3)).toEqual(["n0", "n1", "n2"]);
    expect(findPeople(many, { ...everyoneHere, text: "n99" })).toHaveLength(11);
  });
});

test("[ST-8] nothing is offered for oneself, nothing for who has left, and no session where there is none", () => {
  expect(actsFor(person("me"), "me" as StaffId)).toEqual([]);
  expect(actsFor(person("gone", { standing: "ended" }), "me" as StaffId)).toEqual([]);
  expect(actsFor(person("other"), "me" as StaffId)).toContain("sessions");
  expect(actsFor(person("new", { standing: "invited" }), "me" as StaffId)).toEqual([
    "change-roles",
    "reset",
    "dismiss",
  ]);
});

test("[ST-8] others are said to be needed for who agrees to others' acts, as many as the city has set", () => {
  const rules = [{ act: "staff:dismiss" as const, needed: 2 }];
  expect(voicesFor("dismiss", ["counsellor"], rules)).toBe(0);
  expect(voicesFor("dismiss", ["counsellor", "official"], rules)).toBe(2);
  expect(voicesFor("change-roles", ["administrator"], rules)).toBe(1);
});
