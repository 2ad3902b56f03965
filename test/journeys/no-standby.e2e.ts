import { test } from "vitest";
import { inspect } from "./inspect.ts";
import { desk, expect } from "./screens.ts";
import { openStage } from "./stage.ts";

test("[S8.9] [HA-3] a standby is missing: every desk says so in one calm line, on every width, and nothing else changes", async (context) => {
  const stage = await openStage(context, { standbys: 1 });
  const signIn = await stage.enrol("soudan1", "相談員 みほん一郎、とても長い名前の人", "counsellor");
  const office = await stage.open({ viewport: { width: 1_440, height: 900 } });
  const table = await office.tab("/desk");
  await desk.signIn(table, signIn);
  await expect(table.getByRole("status").filter({ hasText: "データの控えが減っています" })).toBeVisible();
  expect(await inspect(table, "no-standby", { target: 32, widths: [375, 768, 1_080] })).toEqual([]);
  const answer = await table.request.get(new URL("/readyz", table.url()).href);
  expect(await answer.json()).toEqual({ status: "ready", durability: "degraded" });
  expect(office.complaints).toEqual([]);
});
