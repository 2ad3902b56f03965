import { test } from "vitest";
import { emptySheet, type RiskSheet } from "../../domain/risk-sheet.ts";
import { openTalk } from "../attacks/people.ts";
import { newIdempotencyKey } from "../world.ts";
import { inspect } from "./inspect.ts";
import { desk, expect } from "./screens.ts";
import { openStage } from "./stage.ts";

const demands = { target: 24, widths: [1_080, 375] };
const longName = `主任 ${"みほん".repeat(20)}`;

test("[S8.8] [UC-8] a danger known from an earlier consultation is read before the first reply to a later one; what is written of it meanwhile, before the next", async (context) => {
  const stage = await openStage(context);
  const signIn = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const { epoch, consultation, consultee } = await openTalk(stage.world);
  const supervisor = await stage.world.staff("supervisor");
  await stage.world.storage.db
    .updateTable("staff")
    .set({ display_name: longName })
    .where("id", "=", supervisor.staff.id)
    .execute();
  const sheet: RiskSheet = {
    ...{ dangers: ["suicide", "away-from-home"], immediacy: "today", where: "outside", company: "nobody" },
    ...{ steps: ["listened", "told-city", "called-police"] },
    words: { ...emptySheet.words, where: `みほん公園の東の出口。${"川のほうへ歩いている。".repeat(12)}` },
  };
  const write = (version: number, said: RiskSheet) =>
    supervisor.call("/api/urgent/write-sheet", {
      ...{ epoch, consultation, key: newIdempotencyKey(), version, sheet: said },
    });
  expect((await write(0, sheet)).status).toBe(200);
  await consultee.call("/api/open", { epoch, key: newIdempotencyKey(), text: "また きました" });

  const office = await stage.open({ viewport: { width: 1_440, height: 900 } });
  const page = await office.tab("/desk");
  await desk.signIn(page, signIn);
  await desk.row(page, 1_002).click();
  await page.getByRole("button", { name: "対応を始める" }).click();
  const briefing = page.getByRole("region", { name: "履歴の確認" });
  await expect(briefing).toContainText("安全確認シートがあります: #1001");
  const earlier = briefing.getByRole("article", { name: "相談 #1001" });
  await expect(earlier.getByRole("region", { name: "相談 #1001 の安全確認シート" })).toContainText(
    "みほん公園の東の出口",
  );
  const found = await inspect(page, "earlier-danger-1-briefing", demands);
  await desk.readsBriefing(page);
  await desk.answers(page, "来てくれて、ありがとう");

  expect((await write(1, { ...sheet, immediacy: "now" })).status).toBe(200);
  await expect(page.locator(".gate-bar")).toBeVisible();
  await page.getByRole("button", { name: "履歴の確認へ" }).click();
  await expect(earlier).toContainText("新しい");
  await expect(earlier).toContainText("いますぐ");
  found.push(...(await inspect(page, "earlier-danger-2-news", demands)));
  expect(found).toEqual([]);
  expect(office.complaints).toEqual([]);
});
