import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { makeKit } from "../../server/tablets/make-kit.ts";
import { openCommandCity, runCommand } from "./testing.ts";

test("[TK-1] [S8.10] the kit is written into an empty folder, the very files that the desk gives; without an address there is none", async () => {
  const folder = await mkdtemp(join(tmpdir(), "yorisoi-kit-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await using city = await openCommandCity(folder);
  const place = { ...city.environment, PUBLIC_URL: "https://yorisoi.example.jp" };
  const to = join(folder, "kit");
  const ask = ["tablets", "kit", "--to", to];
  const nowhere = await runCommand(ask, city.environment);
  expect([nowhere.code, nowhere.err]).toEqual([1, expect.stringContaining("PUBLIC_URL is not set")]);
  const said = await runCommand([...ask, "--label", "まどぐち", "--json"], place);
  expect([said.code, said.err]).toEqual([0, ""]);
  const files = await readdir(to, { recursive: true, withFileTypes: true });
  const written = new Map<string, Buffer>();
  for (const file of files.filter((one) => one.isFile())) {
    const path = join(file.parentPath, file.name);
    written.set(relative(to, path).replaceAll("\\", "/"), await readFile(path));
  }
  const shared = await makeKit({
    page: new URL("https://yorisoi.example.jp/"),
    label: "まどぐち",
    wording: "talk",
  });
  expect(written).toEqual(new Map(shared.map(({ name, bytes }) => [name, Buffer.from(bytes)])));
  expect(JSON.parse(said.out)).toMatchObject({ page: "https://yorisoi.example.jp/", schools: 0 });

  const again = await runCommand(ask, place);
  expect([again.code, again.err]).toEqual([1, expect.stringContaining("is not empty")]);
  const wrong = await runCommand(["tablets", "kit", "--to", join(folder, "other"), "--label", "相談"], place);
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining("--label is one of")]);
});
