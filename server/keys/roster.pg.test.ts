import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { enrolStaff } from "../staff/enrol.ts";
import { inviteStaff } from "../staff/invite.ts";
import { openStamps } from "../storage/stamps.ts";
import { testDatabase } from "../storage/testing.ts";
import { readRoster } from "./roster.ts";

test("everyone with a sign-in is listed with where they stand, and nothing by which one could come in", async () => {
  await using database = await testDatabase();
  const { db } = database.storage;
  const at = new Date("2026-11-22T00:00:00Z");
  const now = (): Date => at;
  const stamps = openStamps(randomBytes(32));
  await enrolStaff(
    { db, now, stamps },
    { name: "b", displayName: "乙", roles: ["counsellor"], password: "x".repeat(12) },
  );
  const made = await inviteStaff(
    { db, now, stamps },
    { name: "a", displayName: "甲", roles: ["administrator", "operator"] },
  );
  await enrolStaff(
    { db, now, stamps },
    { name: "c", displayName: "丙", roles: ["official"], password: "y".repeat(12) },
  );
  await db.updateTable("staff").set({ ended_at: at }).where("sign_in_name", "=", "c").execute();

  const invited = { name: "a", displayName: "甲", roles: ["administrator", "operator"] };
  const rest = [
    { name: "b", displayName: "乙", roles: ["counsellor"], standing: "active", invitedUntil: null },
    { name: "c", displayName: "丙", roles: ["official"], standing: "ended", invitedUntil: null },
  ];
  expect(await readRoster({ db, now })).toEqual([
    { ...invited, standing: "invited", invitedUntil: made?.expiresAt },
    ...rest,
  ]);
  const later = (): Date => new Date(at.getTime() + 73 * 3_600_000);
  expect(await readRoster({ db, now: later })).toEqual([
    { ...invited, standing: "invitation expired", invitedUntil: null },
    ...rest,
  ]);
});
