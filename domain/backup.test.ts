import { expect, test } from "vitest";
import { type Backup, backupsToKeep, type Drill, isBackupDue, isVerified } from "./backup.ts";

const at = (day: number, hour = 9): Date => new Date(Date.UTC(2026, 10, day, hour));
const backup = (day: number): Backup => ({
  ...{ id: `b${day}`, takenAt: at(day), point: `backup-b${day}`, bytes: 1, seconds: 1 },
});
const drill = (of: string, outcome: Drill["outcome"], when: Date): Drill => ({
  ...{ backup: of, point: `backup-${of}`, at: when, seconds: 1, outcome },
});

test("[BK-3] a backup is due where there is none, after an end of a reception, and after a day in any case", () => {
  expect(isBackupDue(null, null, at(20))).toBe(true);
  expect(isBackupDue(backup(20), null, at(21, 8))).toBe(false);
  expect(isBackupDue(backup(20), null, at(21, 9))).toBe(true);
  expect(isBackupDue(backup(20), at(20, 10), at(20, 11))).toBe(true);
  expect(isBackupDue(backup(20), at(20, 8), at(20, 11))).toBe(false);
});

test("[BK-3] the newest are kept, and the newest that is proven whatever its age", () => {
  const all = [backup(17), backup(18), backup(19), backup(20)];
  const ids = (drills: readonly Drill[]) => backupsToKeep(all, drills, 2).map(({ id }) => id);
  expect(ids([])).toEqual(["b20", "b19"]);
  expect(ids([drill("b17", "equal", at(17, 10)), drill("b19", "damaged", at(19, 10))])).toEqual([
    "b20",
    "b19",
    "b17",
  ]);
  expect(ids([drill("b17", "equal", at(17, 10)), drill("b20", "equal", at(20, 10))])).toEqual(["b20", "b19"]);
});

test("[BK-5] the last try counts: a backup that was good and went bad is none", () => {
  expect(isVerified("b1", [drill("b1", "equal", at(1)), drill("b1", "damaged", at(2))])).toBe(false);
  expect(isVerified("b1", [drill("b1", "failed", at(1)), drill("b1", "equal", at(2))])).toBe(true);
  expect(isVerified("b1", [drill("b2", "equal", at(2))])).toBe(false);
});
