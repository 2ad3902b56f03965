import { expect, test } from "vitest";
import { type Caller, openWorld } from "../../../test/world.ts";

const read = async (who: Caller) => (await who.call("/api/staff-rules/read", {})).body;

test("[S11.7] [RG-4] each version is asked of everybody anew, and the city sees who has read the present one", async () => {
  await using world = await openWorld();
  const [administrator, official, counsellor] = await Promise.all([
    world.staff("administrator"),
    world.staff("official"),
    world.staff("counsellor"),
  ]);
  expect(await read(counsellor)).toEqual({ rules: null, acknowledged: false });
  const set = (who: Caller, seen: number, words: string) =>
    who.callAny("/api/staff-rules/set", { seen, words });
  expect(await set(administrator, 0, "ひみつのきまり")).toMatchObject({ status: 200, body: { version: 1 } });
  expect(await set(official, 0, "知らずに書いた")).toMatchObject({
    ...{ status: 409, body: { code: "settings-moved" } },
  });
  expect(await read(counsellor)).toMatchObject({
    ...{ rules: { version: 1, words: "ひみつのきまり" }, acknowledged: false },
  });
  const standing = async () => {
    const { versions, readers } = (await official.call("/api/staff-rules/standing", {})).body;
    const of = readers.filter(({ acknowledgedAt }) => acknowledgedAt !== null).map(({ id }) => id);
    return { versions: versions.map(({ version }) => version), of, all: readers.length };
  };
  expect(await standing()).toEqual({ versions: [1], of: [], all: 3 });
  await counsellor.call("/api/staff-rules/acknowledge", { version: 1 });
  await counsellor.call("/api/staff-rules/acknowledge", { version: 1 });
  expect((await read(counsellor)).acknowledged).toBe(true);
  expect(await standing()).toEqual({ versions: [1], of: [counsellor.staff.id], all: 3 });

  expect(await set(official, 1, "新しいきまり")).toMatchObject({ status: 200, body: { version: 2 } });
  expect((await read(counsellor)).acknowledged).toBe(false);
  expect(await counsellor.callAny("/api/staff-rules/acknowledge", { version: 1 })).toMatchObject({
    ...{ status: 409, body: { code: "settings-moved" } },
  });
  expect(await standing()).toEqual({ versions: [2, 1], of: [], all: 3 });

  const { db } = world.storage;
  await expect(db.updateTable("staff_rules").set({ version: 9 }).execute()).rejects.toThrow("only grow");
  await expect(db.deleteFrom("staff_rules_read").execute()).rejects.toThrow("only grow");
  const rows = await db.selectFrom("staff_rules").select("sealed").execute();
  expect(rows.map(({ sealed }) => sealed.toString("utf8")).join()).not.toContain("きまり");
  expect(world.logged()).not.toContain("ひみつ");
  const lines = await db
    .selectFrom("audit_line")
    .select("act")
    .where("act", "like", "staff-rules:%" as never)
    .orderBy("position")
    .execute();
  expect(lines.map(({ act }) => act)).toEqual([
    "staff-rules:set",
    "staff-rules:acknowledge",
    "staff-rules:set",
  ]);
});
