import { readFile } from "node:fs/promises";
import { inflateRawSync } from "node:zlib";
import { expect as expectNow, test } from "vitest";
import { readPdf } from "../read-pdf.ts";
import { inspect } from "./inspect.ts";
import { desk, expect } from "./screens.ts";
import { openStage } from "./stage.ts";

/** The files of a ZIP by its own list at the end, as every program reads it. */
function filesIn(zip: Buffer): Map<string, Buffer> {
  const end = zip.lastIndexOf("PK\x05\x06", undefined, "latin1");
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let n = zip.readUInt16LE(end + 10); n > 0; n--) {
    const [packed, name, extra, comment] = [20, 28, 30, 32].map((place, nth) =>
      nth === 0 ? zip.readUInt32LE(at + place) : zip.readUInt16LE(at + place),
    ) as [number, number, number, number];
    const head = zip.readUInt32LE(at + 42);
    const begins = head + 30 + zip.readUInt16LE(head + 26) + zip.readUInt16LE(head + 28);
    files.set(
      zip.subarray(at + 46, at + 46 + name).toString("utf8"),
      inflateRawSync(zip.subarray(begins, begins + packed)),
    );
    at += 46 + name + extra + comment;
  }
  return files;
}

test("[S8.10] [TK-1] an administrator chooses name and wording by keyboard, and gets one ZIP with what all schools share and each school's own", async (context) => {
  const stage = await openStage(context);
  const signIn = await stage.enrol("kanri1", "管理者 みほん", "administrator");
  const admin = await stage.world.staff("administrator");
  const schools = ["見本小学校", "見本市立とてもながいなまえの見本学園みほん義務教育学校みなみ分校"];
  await admin.call("/api/desk/schools/set", { version: 0, schools });
  const office = await stage.open({ viewport: { width: 1_440, height: 900 } });
  const table = await office.tab("/desk");
  await desk.signIn(table, signIn, "承認");
  await desk.place(table, "学校").click();
  await expect(table.getByRole("heading", { name: "配布キット" })).toBeVisible();
  await table.getByLabel("アイコンの名前").selectOption("ひとこと");
  await table
    .getByLabel("ポスターとカードの言葉")
    .selectOption({ label: "ちいさなことでも、だいじょうぶ。" });
  const demands = { target: 32, widths: [375, 810, 1_024, 1_440] };
  const found = await inspect(table, "kit", demands);
  const make = table.getByRole("button", { name: "キットを作る" });
  await office.offline(async () => {
    await make.press("Enter");
    await expect(table.getByText("作れませんでした。")).toBeVisible();
    found.push(...(await inspect(table, "kit-failed", demands)));
  });
  await make.focus();
  const coming = table.waitForEvent("download", { timeout: 120_000 });
  await table.keyboard.press("Enter");
  const download = await coming;
  expectNow(download.suggestedFilename()).toBe("kit.zip");
  await expect(table.getByText("README.txt から読んでください")).toBeVisible();

  const files = filesIn(await readFile(await download.path()));
  const names = [...files.keys()];
  expectNow(names).toEqual(
    expectNow.arrayContaining(["README.txt", "ipad/webclip.mobileconfig", "windows/ひとこと.url"]),
  );
  for (const [place, school] of schools.entries()) {
    const poster = files.get(`schools/00${place + 1}-${school}/poster.pdf`);
    const { text } = await readPdf(poster ?? Buffer.alloc(0));
    expectNow(text).toContain("ちいさなことでも、");
    expectNow(text).toContain(school);
  }
  const address = new URL("/", table.url()).href;
  expectNow(files.get("windows/ひとこと.url")?.toString()).toContain(`URL=${address}`);
  expectNow(found).toEqual([]);
  expectNow(office.complaints).toEqual([]);
}, 300_000);
