import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openCommandCity, runCommand } from "./testing.ts";

async function openCity() {
  const folder = await mkdtemp(join(tmpdir(), "yorisoi-line-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return openCommandCity(folder);
}

test("[S8.1] a month's use of LINE is told on the screen, and as CSV that Excel opens", async () => {
  await using city = await openCity();
  await city.storage.db
    .insertInto("line_count")
    .values([
      { month: "2026-11", figure: "push:sent", count: 12 },
      { month: "2026-10", figure: "push:sent", count: 99 },
    ])
    .execute();
  const shown = await runCommand(["line", "usage", "--month", "2026-11"], city.environment);
  expect([shown.code, shown.err]).toEqual([0, expect.not.stringContaining("Error")]);
  expect(shown.out).toMatch(/push:sent +12\n/);
  const csv = await runCommand(["line", "usage", "--month", "2026-11", "--csv"], city.environment);
  expect(csv.out.startsWith("\ufeff月,項目,件数\r\n")).toBe(true);
  expect(csv.out).toContain("2026-11,お知らせの送信,12\r\n");
  expect((await runCommand(["line", "usage", "--month", "11"], city.environment)).code).toBe(2);
});

test("an account that is not set up is found by line check, before LINE is asked anything", async () => {
  await using city = await openCity();
  const said = await runCommand(["line", "check", "--json"], city.environment);
  expect(said.code).toBe(1);
  const { ok, checks } = JSON.parse(said.out) as { ok: boolean; checks: { check: string; found: string }[] };
  expect(ok).toBe(false);
  expect(checks.map(({ found }) => found)).toEqual(Array.from({ length: 7 }, () => "not-set"));
});
