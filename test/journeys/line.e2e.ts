import { expect as expectNow, test } from "vitest";
import { webhookPath } from "../../domain/line-paths.ts";
import { setLineKeySettings, switchLineSetting } from "../../server/line/settings.ts";
import { openLineSimulator } from "../../server/line-simulator/routes.ts";
import { inspect } from "./inspect.ts";
import { child, desk, expect } from "./screens.ts";
import { openStage } from "./stage.ts";

test("[S5] [S8.2] [S8.11] [LI-6] by a telephone into a talk that a counsellor answers, told of it by LINE, and back", async (context) => {
  const simulator = await openLineSimulator(0);
  context.onTestFinished(() => simulator[Symbol.asyncDispose]());
  const { line, origin } = simulator;
  const stage = await openStage(context, { lineHosts: { api: origin, data: origin, signIn: origin } });
  const { tools } = stage.world.app;
  const system = { kind: "system" } as const;
  await setLineKeySettings(tools, system, line.channel);
  await switchLineSetting(tools, system, { open: true, dangerWords: false });
  line.webhook = { endpoint: stage.world.origin + webhookPath, active: true };

  const telephone = await stage.open({ viewport: { width: 375, height: 667 } });
  const phone = await telephone.context.newPage();
  await phone.goto(`${origin.origin}/phone/mihon-a`);
  await phone.getByRole("button", { name: "友だちに追加する" }).click();
  const talk = phone.frameLocator("iframe");
  await expect(talk.getByText("ともだち追加ありがとうございます")).toBeVisible();
  await phone.getByRole("textbox", { name: "メッセージ" }).fill("ここに書いてもいいですか");
  await phone.getByRole("button", { name: "送る" }).click();
  await expect(talk.getByText("ここに書いたことは、わたしたちには届きません").first()).toBeVisible();

  const opening = telephone.context.waitForEvent("page");
  await talk.getByRole("link", { name: "ページをひらく" }).first().click();
  const page = await opening;
  const came = page
    .waitForResponse((answer) => answer.url().endsWith("/api/line/come-in"))
    .then(() => page.waitForEvent("load"));
  await page.getByRole("button", { name: "mihon-a の LINE で許可する" }).click();
  await came;
  await child.writes(page, "ともだちのことで");
  await expect(page.locator(".message.own [data-receipt]")).toHaveAttribute("data-receipt", "delivered");
  await page.close();

  const signIn = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const office = await (await stage.open()).tab("/desk");
  await desk.signIn(office, signIn);
  await expect(desk.row(office, 1001)).toContainText("LINE");
  await desk.row(office, 1001).click();
  await desk.claims(office);
  await desk.answers(office, "よく来てくれましたね");
  await expect(talk.getByText("通知：お知らせがあります")).toBeVisible({ timeout: 90_000 });

  await expect(office.getByText("LINEでは届きません")).toHaveCount(0);
  await phone.getByRole("button", { name: "ブロックする" }).click();
  await expect(phone.getByRole("button", { name: "ブロックを解除する" })).toBeVisible();
  await expect
    .poll(() => stage.world.storage.db.selectFrom("line_friend").select("reachable").execute())
    .toEqual([{ reachable: false }]);
  await desk.row(office, 1001).click();
  await expect(office.getByText("LINEでは届きません（ブロックされています）")).toBeVisible();
  expectNow(await inspect(office, "line-reach", { target: 32, widths: [1_024] })).toEqual([]);

  const again = telephone.context.waitForEvent("page");
  await talk.getByRole("link", { name: "ページをひらく" }).last().click();
  const back = await again;
  await back.getByRole("button", { name: "mihon-a の LINE で許可する" }).click();
  await expect(back.locator(".log .bubble").getByText("よく来てくれましたね")).toBeVisible();
  const words = line.received.map((bytes) => bytes.toString()).join("\n");
  for (const word of ["ともだちのことで", "よく来て", "みほん一郎"]) expectNow(words).not.toContain(word);
});
