import type { Page } from "@playwright/test";
import { test } from "vitest";
import { child, desk, expectTexts } from "./screens.ts";
import { type Device, openStage } from "./stage.ts";

/** What happens to a child's tablet, and how the page is brought back from it. Each ends with `awake`. */
const sleeps: readonly (readonly [
  string,
  (page: Page, device: Device, meanwhile: () => Promise<void>) => Promise<void>,
])[] = [
  [
    // The lid is closed: nothing of the page runs, and its connections are dead when it is opened again.
    "sleep",
    async (page, device, meanwhile) => {
      const devtools = await device.context.newCDPSession(page);
      await devtools.send("Page.setWebLifecycleState", { state: "frozen" });
      device.network.unplug();
      await meanwhile();
      device.network.plugIn();
      await devtools.send("Page.setWebLifecycleState", { state: "active" });
      await devtools.detach();
    },
  ],
  [
    // The device says that it has no network, and that it has one again: another one, so nothing that was open lives.
    "another network",
    (_, device, meanwhile) => device.offline(meanwhile),
  ],
];

test("[S4.2] [DL-4] [DL-13] F15 after sleep and on another network the page has what came meanwhile, once, and sends what waited", async (context) => {
  const stage = await openStage(context);
  const signIn = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
  const childs = await stage.open();
  const page = await childs.tab("/");
  const table = await (await stage.open()).tab("/desk");
  const said = ["きいて"];
  await child.writes(page, said[0] ?? "");
  await desk.signIn(table, signIn);
  await desk.row(table, 1_001).click();
  await desk.claims(table);

  for (const [name, sleep] of sleeps) {
    await sleep(page, childs, async () => {
      said.push(`${name}のあいだの返事`);
      await desk.answers(table, said.at(-1) ?? "");
      await expectTexts(table, said);
    });
    const wokeAt = performance.now();
    await expectTexts(page, said);
    console.info(`F15: ${name}: read on after ${Math.round(performance.now() - wokeAt)} ms`);
    said.push(`${name}のあと`);
    await child.writes(page, said.at(-1) ?? "");
    await expectTexts(table, said);
    await expectTexts(page, said);
  }
}, 240_000);
