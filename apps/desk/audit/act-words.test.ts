import { expect, test } from "vitest";
import { type Act, acts } from "../../../domain/acts.ts";
import { auditActorKinds, factNames, factors, purposes, reasons } from "../../../domain/audit.ts";
import {
  actorWords,
  actWords,
  factorWords,
  factWords,
  groupWords,
  purposeWords,
  reasonWords,
} from "./act-words.ts";

test("[S11.1] [AU-4] every act that can be on record has words of its own, in Japanese", () => {
  expect(Object.keys(actWords).sort()).toEqual([...acts].sort());
  for (const act of acts) expect(actWords[act], act).toMatch(/^[ぁ-んァ-ヶ一-龠ー0-9・、]+$/);
  expect(new Set(Object.values(actWords)).size).toBe(acts.length);
});

test("[AU-5] every name and every code that a line can hold has words", () => {
  const lists = [
    [actorWords, auditActorKinds],
    [factWords, factNames],
    [factorWords, factors],
    [reasonWords, reasons],
    [purposeWords, purposes],
  ] as const;
  for (const [said, codes] of lists) {
    expect(Object.keys(said).sort()).toEqual([...codes].sort());
    for (const words of Object.values<string>(said)) expect(words).toMatch(/[ぁ-んァ-ヶ一-龠]/);
  }
});

test("every act belongs to a group to choose it from, and no group is without one", () => {
  const groups = new Set(acts.map((act: Act) => act.split(":")[0]));
  expect(Object.keys(groupWords).sort()).toEqual([...groups].sort());
});
