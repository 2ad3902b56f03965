import { expect as expectValue, test } from "vitest";
import { askContract } from "../../server/contract-end/ask.ts";
import { inspect } from "./inspect.ts";
import { openOffice } from "./office.ts";
import { expect } from "./screens.ts";
import { openStage } from "./stage.ts";

const hash = "0123456789abcdef".repeat(4);
const recipient = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";

test("[S11.6] [CE-3] whoever agrees to the contract's end reads at 承認 which key and which copy it is about, on any screen", async (context) => {
  const stage = await openStage(context);
  const { tools } = stage.world.app;
  const { name: operator } = await stage.enrol("hoshu", "保守 みほん六月", "operator");
  const kanri = await stage.enrol("kanri", "管理者 みほん五月", "administrator");
  for (const [act, about, reason] of [
    [
      "contract:export",
      recipient,
      `契約の終わりの引き渡し。すべてのファイルに、この鍵で封をします: ${recipient}`,
    ],
    [
      "contract:erase",
      hash,
      `契約の終わりの消去。引き渡したものの指紋: ${hash.replace(/.{4}(?=.)/g, "$& ")}。`,
    ],
  ] as const)
    await askContract(tools, { act, about, operator, reason });
  const { page } = await openOffice(stage, kanri);
  await expect(page.getByRole("listitem").filter({ hasText: recipient })).toContainText("保守 みほん六月");
  await expect(page.getByRole("listitem").filter({ hasText: "0123 4567 89ab" })).toContainText(
    "元に戻せません",
  );
  const demands = { target: 32, widths: [1_080, 1_024, 375, 320] };
  expectValue(await inspect(page, "contract-end", demands)).toEqual([]);
  await page.setViewportSize({ width: 375, height: 667 });
  await inspect(page, "contract-end-phone", demands);
});
