import { expect as expectValue, test } from "vitest";
import { newIdempotencyKey } from "../world.ts";
import { inspect } from "./inspect.ts";
import { office, openOffice } from "./office.ts";
import { expect, tabTo } from "./screens.ts";
import { openStage, type Stage } from "./stage.ts";

const demands = { target: 32, widths: [1_080, 1_024, 375, 320] };

async function writes(stage: Stage, text: string): Promise<void> {
  const child = await stage.world.consultee();
  const epoch = stage.world.app.tools.epoch();
  await child.call("/api/open", { epoch, key: newIdempotencyKey(), text });
}

test("[S8.4] [AN-1] [AN-2] A18 an official finds out by keyboard which words many wrote, for a purpose; goes from one of them to the search and back", async (context) => {
  const stage = await openStage(context);
  const tantou = await stage.enrol("tantou", "担当職員 みほん四季", "official");
  const shunin = await stage.enrol("shunin", "相談主任 みほん三枝", "supervisor");
  const { device, page } = await openOffice(stage, tantou, "今日");
  const found: string[] = [];
  const look = async (name: string, more = demands): Promise<void> => {
    found.push(...(await inspect(page, `contents-${name}`, more)));
  };
  await office.goTo(page, "集計");
  const tab = page
    .getByRole("navigation", { name: "集計の種類" })
    .getByRole("button", { name: "言葉", exact: true });
  await tabTo(page, tab);
  await page.keyboard.press("Enter");
  await expect(page.getByText("目的を選んで「分析する」を押すと", { exact: false })).toBeVisible();
  const analyse = page.getByRole("button", { name: "分析する" });
  await analyse.click();
  await expect(page.getByRole("alert").filter({ hasText: "目的を選んでください" })).toBeVisible();
  await look("1-nothing");
  await page.getByRole("combobox", { name: "目的" }).selectOption({ label: "統計" });
  await analyse.click();
  await expect(page.getByText("相談者が5人に届かないため", { exact: false })).toBeVisible();
  await look("2-too-few", { ...demands, widths: [320] });

  const texts = [
    "がっこうで ともだちに むしされる",
    "学校で友達に無視されて、つらい",
    "部活の先輩がこわい。学校に行きたくない",
  ];
  const more = [
    "くつをかくされた。先生に言ったけど、何もしてくれない",
    "LINEのグループから外された。保健室にいた",
  ];
  for (let nth = 0; nth < 36; nth++) await writes(stage, [...texts, ...more][nth % 5] ?? "");
  for (let nth = 0; nth < 4; nth++) await writes(stage, "学校で、みほんやまという子のことで");
  await analyse.click();
  await expect(page.getByText("相談者 40人の言葉").first()).toBeVisible();
  const words = page.getByRole("table", { name: "多くの人が書いた言葉" });
  await expect(words.getByRole("row").nth(1)).toContainText("学校");
  await expect(words).not.toContainText("みほん");
  await expect(page.getByRole("table", { name: "いっしょに書かれた言葉" })).toContainText("学校 ＋ 友だち");
  await expect(page.getByRole("img", { name: /いっしょに書かれた人数の図/ })).toBeVisible();
  await look("3-found");
  // To the search, filled in and not begun; and what was found is there again.
  const friend = words.getByRole("button", { name: /^友だち .*検索の画面でさがす$/ });
  await tabTo(page, friend);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "さがす言葉" })).toHaveValue("友だち");
  await office.goTo(page, "集計");
  await expect(words.getByRole("row").nth(1)).toContainText("学校");

  await device.offline(async () => {
    await analyse.click();
    await expect(page.getByRole("alert").filter({ hasText: "サーバーにつながらない" })).toBeVisible();
    await look("4-no-network", { ...demands, widths: [] });
  });
  expectValue(found).toEqual([]);
  expectValue(device.complaints).toEqual([]);

  // Who may not is not offered it.
  const over = await openOffice(stage, shunin, "相談一覧");
  await office.goTo(over.page, "集計");
  await expect(over.page.getByRole("navigation", { name: "集計の種類" })).toHaveCount(0);
  expectValue(over.device.complaints).toEqual([]);
});
