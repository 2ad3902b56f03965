import { expect, test } from "vitest";
import type { StaffId } from "../../domain/ids.ts";
import { type Role, roles } from "../../domain/people.ts";
import { addressOf, placeAt, placesOf } from "./places.ts";

const person = (...held: Role[]) => ({ id: "staff-1" as StaffId, displayName: "みほん一郎", roles: held });

test("[AC-1] [S11.1] everyone comes to their own account, and to the consultations only who may list them", () => {
  const open = Object.fromEntries(roles.map((role) => [role, placesOf(person(role))]));
  for (const role of ["counsellor", "supervisor", "official"] as const)
    expect(open[role]).toContain("consultations");
  for (const role of ["administrator", "auditor", "operator"] as const)
    expect(open[role]).not.toContain("consultations");
  for (const role of roles) expect(open[role]).toContain("account");
  expect(placesOf(person())).toEqual([]);
});

test("[ST-10] an operator comes to the consultations while the glass is broken, and nobody else by it", () => {
  const breakGlassUntil = "2026-11-22T09:30:00.000Z";
  for (const role of roles) {
    const added = placesOf({ ...person(role), breakGlassUntil }).filter(
      (id) => !placesOf(person(role)).includes(id),
    );
    expect(added).toEqual(role === "operator" ? ["consultations"] : []);
  }
});

test("who holds several roles has the places of all of them, each once", () => {
  const both = placesOf(person("administrator", "counsellor"));
  expect(both).toEqual(expect.arrayContaining([...placesOf(person("administrator")), "consultations"]));
  expect(new Set(both).size).toBe(both.length);
});

test("an address leads to its place; one that is closed or unknown leads to the first that is open", () => {
  const [counsellor, auditor] = [person("counsellor"), person("auditor")];
  expect(placeAt("#account", counsellor)).toBe("account");
  expect(placeAt("", counsellor)).toBe("consultations");
  expect(placeAt("#talk", counsellor)).toBe("consultations");
  expect(placeAt("#consultations", auditor)).toBe(placesOf(auditor)[0]);
  expect(placeAt("#account", person())).toBeNull();
});

test("[SE-3] an address is one of a few fixed words", () => {
  for (const place of placesOf(person(...roles))) expect(addressOf(place)).toMatch(/^#[a-z]+$/);
});
