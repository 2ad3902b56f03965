import { test } from "vitest";
import { newIdempotencyKey } from "../world.ts";
import { inspect } from "./inspect.ts";
import { desk, expect } from "./screens.ts";
import { openStage } from "./stage.ts";

const demands = { target: 32, widths: [1_280] };

test("[S8.4] [CN-13] A18: attributes stand in the list as they are told, and a counsellor sets what counts", async (context) => {
  const stage = await openStage(context);
  const signIn = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const consultee = await stage.world.consultee();
  const epoch = stage.world.app.tools.epoch();
  const opened = { epoch, key: newIdempotencyKey(), text: "きいて" };
  const { consultation } = (await consultee.call("/api/open", opened)).body;
  const office = await stage.open({ viewport: { width: 1_440, height: 900 } });
  const table = await office.tab("/desk");
  await desk.signIn(table, signIn);
  await desk.row(table, 1_001).click();
  await expect(table.locator(".talk-about")).toHaveText("属性の回答なし");
  // Told while the talk is open: both places change by themselves.
  const attributes = { relation: "child", school: "elementary", grade: 5, gender: "girl" } as const;
  await consultee.call("/api/attributes", { epoch, consultation, attributes });
  await expect(table.locator(".talk-about")).toHaveText("本人・小5・女");
  await expect(desk.row(table, 1_001).locator(".row-about")).toHaveText("本人・小5・女");
  await table.getByRole("button", { name: "その他" }).click();
  await expect(table.getByRole("button", { name: "属性", exact: true })).toHaveCount(0);
  await table.keyboard.press("Escape");

  await desk.claims(table);
  await table.getByRole("button", { name: "その他" }).click();
  await table.getByRole("button", { name: "属性", exact: true }).click();
  const dialog = table.getByRole("dialog");
  const found = await inspect(table, "desk-attributes-1-dialog", demands);
  await dialog.getByRole("combobox", { name: "学校種" }).selectOption("中学校");
  await dialog.getByRole("combobox", { name: "学年" }).selectOption("4年");
  await dialog.getByRole("button", { name: "保存する" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("この学校種にない学年です。");
  await dialog.getByRole("combobox", { name: "学年" }).selectOption("1年");
  for (const topic of ["いじめ", "ネット・SNS"]) await dialog.getByRole("checkbox", { name: topic }).check();
  await dialog.getByRole("button", { name: "保存する" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(table.locator(".talk-about")).toHaveText("本人・中1・女｜いじめ、ネット・SNS");
  await expect(table.getByRole("button", { name: "その他" })).toBeFocused();
  found.push(...(await inspect(table, "desk-attributes-2-tagged", demands)));

  // Back to what was told: the answer was never lost.
  await table.getByRole("button", { name: "その他" }).click();
  await table.getByRole("button", { name: "属性", exact: true }).click();
  await dialog.getByRole("combobox", { name: "学校種" }).selectOption({ index: 0 });
  await dialog.getByRole("combobox", { name: "学年" }).selectOption({ index: 0 });
  await dialog.getByRole("button", { name: "保存する" }).click();
  await expect(table.locator(".talk-about")).toHaveText("本人・小5・女｜いじめ、ネット・SNS");
  expect(found).toEqual([]);
  expect(office.complaints).toEqual([]);
});
