import { expect, test } from "vitest";
import type { StaffId } from "../../../../domain/ids.ts";
import { sayRegisters } from "./say-registers.ts";

const at = "2026-11-23T00:00:00.000Z";
const done = { by: "01a203f9-4a54-7d0e-989b-6a751f1048aa" as StaffId, at };
const copy = { kind: "copy", approved: null, ended: null, overdue: false } as const;

test("[S11.5] [RG-2] what waits for the city's leave and what is overdue are counted, and nothing else is said", () => {
  expect(sayRegisters([])).toBeNull();
  const over = { ...done, outcome: "returned", result: null } as const;
  const quiet = [
    { ...copy, approved: done },
    { ...copy, ended: over },
    { ...copy, kind: "training" as const },
  ];
  expect(sayRegisters(quiet)).toBeNull();
  expect(sayRegisters([copy, ...quiet])).toMatch(/^市の許可を待っている記録が1件あります。/);
  expect(sayRegisters([{ ...copy, approved: done, overdue: true }])).toMatch(
    /^期限を過ぎた記録が1件あります。/,
  );
  expect(sayRegisters([copy, { ...copy, overdue: true }])).toMatch(
    /^市の許可を待っている記録が2件、期限を過ぎた記録が1件あります。「運用」の「管理簿」/,
  );
});
