import { expect, test } from "vitest";
import { openWorld } from "../../test/world.ts";
import { failoversWithin } from "./failovers-within.ts";
import { notePrimary } from "./note-primary.ts";
import { insertPrimary } from "./primary-store.ts";

const october = [new Date("2026-09-30T15:00:00Z"), new Date("2026-10-31T15:00:00Z")] as const;

test("[HA-5] [S13.2] a primary is put down once, whoever sees it; a failover is counted in the report of its month, and nobody's watch is no 0", async () => {
  let at = new Date("2026-10-20T01:00:00Z");
  await using world = await openWorld({ now: () => at });
  const official = await world.staff("official");
  const { db } = world.storage;
  const tools = { db, now: () => at };
  const reported = async (month: string) => {
    const { sections } = (await official.call("/api/report/read", { month })).body;
    return sections.find(({ heading }) => heading === "データベースの切り替え");
  };
  expect(await failoversWithin(tools, ...october)).toBeNull();
  expect(await reported("2026-10")).toMatchObject({ rows: [["切り替え", "計測なし"]] });

  await Promise.all([1, 2, 3].map(() => notePrimary(tools)));
  at = new Date("2026-10-21T01:00:00Z");
  await notePrimary(tools);
  const rows = await db.selectFrom("primary_seen").selectAll().execute();
  expect(rows).toEqual([
    { timeline: 1, server: expect.stringMatching(/:\d+$|^socket$/), at: new Date("2026-10-20T01:00:00Z") },
  ]);
  expect(await reported("2026-10")).toMatchObject({ rows: [["切り替え", "0回"]] });
  expect(await reported("2026-09")).toMatchObject({ rows: [["切り替え", "計測なし"]] });

  // Two processes that find the next one.
  const next = { timeline: 2, server: "192.0.2.2:5432" };
  await insertPrimary(db, { ...next, at });
  await insertPrimary(db, { ...next, at: new Date(at.getTime() + 400) });
  expect(await failoversWithin(tools, ...october)).toEqual([{ at, from: rows[0]?.server, to: next.server }]);
  expect(await reported("2026-10")).toMatchObject({
    rows: [
      ["切り替え", "1回"],
      ["切り替え 1", "2026年10月21日(水) 10:00"],
    ],
  });
});
