import { expect, test } from "vitest";
import { roles } from "../../domain/people.ts";
import { dutiesOf, sayRoles } from "./role-words.ts";

test("[AC-1] what a role may do is said as the one table has it: who cannot read is not said to read", () => {
  const readers = roles.filter((role) => dutiesOf(role).includes("相談の内容を読む"));
  expect(readers).toEqual(["counsellor", "supervisor", "official"]);
  expect(roles.filter((role) => dutiesOf(role).includes("職員を招待・変更する"))).toEqual(["administrator"]);
  expect(dutiesOf("operator")).toContain("緊急閲覧を申請する");
  for (const role of roles) expect(dutiesOf(role)).not.toBe("");
});

test("several roles are said in one order, however they are held", () => {
  expect(sayRoles(["auditor", "counsellor"])).toBe("相談員・監査");
  expect(sayRoles([])).toBe("");
});
