import { expect, test } from "vitest";
import { openWorld } from "../../test/world.ts";
import { inventCity } from "./invent.ts";

test("[S11.7] a fresh invented city has people, a talk, and an operation that is not empty", async () => {
  await using world = await openWorld({ invented: true });
  const signIns = await inventCity(world.app.tools);
  expect(signIns.map(({ name }) => name)).toContain("hoshu");
  expect(await inventCity(world.app.tools)).toEqual([]);
  const operator = await world.staff("operator");
  const { inquiries } = (await operator.call("/api/support/list", {})).body;
  expect(inquiries.map(({ heading }) => heading)).toEqual(
    expect.arrayContaining(["通知の音を小さくしたい", "集計の表を、そのまま会議の資料に使いたい"]),
  );
  // Not urgent: nobody is rung at the first start.
  expect((await operator.call("/api/support/ringing", {})).body.ringing).toEqual([]);
  const { incidents } = (await operator.call("/api/incident/list", {})).body;
  expect(incidents).toMatchObject([{ heading: "バックアップの保存先が、いっとき見えなくなった" }]);
  const { maintenance } = (await operator.call("/api/maintenance/list", {})).body;
  expect(maintenance.map(({ heading }) => heading).sort()).toEqual([
    "予備のサーバーの入れ替え",
    "証明書の更新",
  ]);
  // Nothing stands still, and no page says that anything does.
  const { body } = await world.visitor().call("/api/reception", { wording: "standard" });
  expect(body).toMatchObject({ maintenance: null, invented: true });
});
