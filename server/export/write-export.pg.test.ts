import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Api } from "../../contract/api.ts";
import { readWorkbook } from "../../test/read-workbook.ts";
import { agreeToAll, exportPart } from "../../test/take-export.ts";
import { newIdempotencyKey, openWorld, type World } from "../../test/world.ts";
import { writeExport } from "./write-export.ts";

const now = new Date("2027-05-10T01:00:00Z");
const asked: Api["/api/export/ask"]["input"] = {
  ...{ kind: "messages", from: "2027-05-01", to: "2027-05-31", purpose: "return-to-city" },
  ...{
    recipient: "own-office",
    pseudonymous: false,
    masked: false,
    toFolder: true,
    remindTo: [],
  },
  ...{ dueOn: "2027-06-30", reason: "市への返還のため" },
};

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "yorisoi-export-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function say(world: World, ...texts: readonly string[]): Promise<void> {
  const child = await world.consultee();
  const epoch = world.app.tools.epoch();
  const [first = "", ...more] = texts;
  const opening = { epoch, key: newIdempotencyKey(), text: first };
  const { consultation } = (await child.call("/api/open", opening)).body;
  for (const text of more)
    expect(
      (await child.call("/api/send", { epoch, consultation, key: newIdempotencyKey(), text })).status,
    ).toBe(200);
}

const nasty = [
  "=cmd|'/C calc'!A0",
  "絵文字😢👨‍👩‍👧と𠮷と髙",
  "ﾊﾝｶｸ",
  '\tタブ\tと"引用"と,',
  "一行目\n二行目",
  "<b>&amp;_x0041_",
  " 前後の空白 ",
  "00123",
];

test("[EX-7] [EX-4] A5: the words go into the folder only when asked for so and agreed to; an independent reader finds each as it was written", async () => {
  await using world = await openWorld({ now: () => now });
  const folder = await newFolder();
  const official = await world.staff("official");
  await say(world, ...nasty);
  const { export: id } = (await official.call("/api/export/ask", asked)).body;
  const { tools } = world.app;
  const options = { folder, progress: () => {} };
  await expect(writeExport(tools, id, { ...options, format: "xlsx" })).rejects.toMatchObject({
    code: "not-found",
  });
  await agreeToAll(world);
  // Not to who asked: it is meant for the folder.
  expect((await exportPart(official, id, null)).status).toBe(404);
  const { path, rows } = await writeExport(tools, id, { ...options, format: "xlsx" });
  expect(rows).toBe(nasty.length);
  const [sheet, ...others] = await readWorkbook(await readFile(path));
  expect([sheet?.name, others]).toEqual(["やりとりの文", []]);
  expect(sheet?.rows[0]).toEqual(["番号", "通し番号", "日時", "だれ", "相談員", "本文"]);
  expect(sheet?.rows.slice(1).map((row) => row[5])).toEqual(nasty);
  expect(sheet?.rows.slice(1).map((row) => row[1])).toEqual(nasty.map((_, at) => at + 1));
  const { exports } = (await official.call("/api/export/list", {})).body;
  expect(exports[0]).toMatchObject({ id, rows: nasty.length, takenAt: now.toISOString(), toFolder: true });
  // Another one that is not for the folder is not written there.
  const { export: own } = (
    await official.call("/api/export/ask", { ...asked, kind: "figures", toFolder: false })
  ).body;
  await expect(writeExport(tools, own, { ...options, format: "csv" })).rejects.toMatchObject({
    code: "not-found",
  });
});

test("[EX-7] stopped in the middle there is no file, not even a part of one; what an earlier try left behind is no obstacle", async () => {
  await using world = await openWorld({ now: () => now });
  const folder = await newFolder();
  const official = await world.staff("official");
  await say(world, "ないしょ", "まだある");
  const { export: id } = (await official.call("/api/export/ask", asked)).body;
  await agreeToAll(world);
  const stop = () => {
    throw new Error("Stopped.");
  };
  for (const format of ["csv", "xlsx"] as const)
    await expect(writeExport(world.app.tools, id, { folder, format, progress: stop })).rejects.toThrow(
      "Stopped.",
    );
  expect(await readdir(folder)).toEqual([]);
  expect((await official.call("/api/export/list", {})).body.exports[0]).toMatchObject({
    rows: 0,
    settledAs: null,
  });
  const name = `messages-2027-05-01-2027-05-31-${id.slice(-8)}.csv`;
  await writeFile(join(folder, `${name}.part`), "left behind");
  const { path } = await writeExport(world.app.tools, id, { folder, format: "csv", progress: () => {} });
  expect([path, await readdir(folder)]).toEqual([join(folder, name), [name]]);
  expect((await readFile(path, "utf8")).split("\r\n")).toHaveLength(4);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});
