import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { inventConsultations } from "../../test/invented-consultations.ts";
import { openCommandCity, runCommand } from "./testing.ts";

test("[S8.4] A20: figures recount says how much it counted and that all is equal, or by --json; wrong days are refused", async () => {
  const folder = await mkdtemp(join(tmpdir(), "yorisoi-figures-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await using city = await openCommandCity(folder);
  await inventConsultations(city.storage.db, 12, () => new Date("2027-05-10T01:00:00Z"), Math.random);
  const days = ["--from", "2027-04-01", "--to", "2027-05-31"];
  const said = await runCommand(["figures", "recount", ...days], city.environment);
  expect([said.code, said.err]).toEqual([0, expect.not.stringContaining("Error")]);
  expect(said.out).toMatch(/^2027-04-01 to 2027-05-31: 12 consultations, \d+ messages\.\nAll \d+ figures/);
  const json = await runCommand(["figures", "recount", ...days, "--json"], city.environment);
  expect(JSON.parse(json.out)).toMatchObject({ consultations: 12, differences: [] });
  const wrong = await runCommand(["figures", "recount", "--from", "2027-02-29"], city.environment);
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining("--from and --to are days")]);
});
