import { test } from "vitest";
import type { Skin } from "../../contract/sync.ts";
import { child, desk, expect, expectTexts } from "../journeys/screens.ts";
import { openStage } from "../journeys/stage.ts";
import * as networks from "./manners.ts";
import type { Manner } from "./middlebox.ts";
import { restMillis, restsOn, restsSince, restsWithinMillis } from "./rest.ts";

// F14 on the screens themselves: the pages in a browser, on networks that work against them, by the clock on the wall.

type Network = { readonly name: string; readonly manner: Manner; readonly rung: Skin };

const tried: readonly Network[] = [
  { name: "gathers whole answers", manner: networks.gathersAll, rung: "wait" },
  { name: "packs everything (gzip)", manner: networks.packs, rung: "wait" },
  { name: "holds each piece back", manner: networks.holdsBack(), rung: "stream" },
  { name: "cuts after 6 s", manner: networks.cutsAfter(6_000), rung: "stream" },
  { name: "HTTP/1.0", manner: networks.speaksOldHttp, rung: "stream" },
  { name: "403 page for streams", manner: networks.blocksStreams(403), rung: "wait" },
  {
    name: "64 kbit/s, 2 s there and back",
    manner: networks.slow({ bytesPerSecond: 8_000, oneWayMillis: 1_000 }),
    rung: "stream",
  },
];

test.concurrent.for(tried)(
  "[S4.2] [DL-8] [DL-17] $name: a child and a counsellor, each in a browser behind it, talk, and their pages rest on $rung",
  async ({ name, manner, rung }, context) => {
    const stage = await openStage(context);
    const signIn = await stage.enrol("soudan1", "相談員 みほん一郎", "counsellor");
    const childs = await stage.open({ viewport: { width: 375, height: 667 }, network: manner });
    const office = await stage.open({ viewport: { width: 1_280, height: 800 }, network: manner });
    const began = performance.now();

    const page = await childs.tab("/");
    const said: string[] = ["きこえますか"];
    await child.writes(page, "きこえますか");
    const table = await office.tab("/desk");
    await desk.signIn(table, signIn);
    await desk.row(table, 1_001).click();
    await desk.claims(table);
    async function turns(phase: string): Promise<number> {
      let worst = 0;
      for (const n of [1, 2, 3]) {
        for (const from of ["child", "counsellor"] as const) {
          const text = `${phase} ${n} ${from}`;
          said.push(text);
          const sent = performance.now();
          if (from === "child") await child.writes(page, text);
          else await desk.answers(table, text);
          await expectTexts(from === "child" ? table : page, said);
          worst = Math.max(worst, performance.now() - sent);
        }
      }
      return worst;
    }
    await turns("はじめ");
    for (const { network } of [childs, office]) {
      await expect.poll(() => restsOn(network), { timeout: restsWithinMillis + restMillis }).toBe(rung);
    }
    const settled = Math.max(...[childs, office].map(({ network }) => restsSince(network))) - began;
    const worst = await turns("おわり");
    await expectTexts(page, said);
    await expectTexts(table, said);
    expect(settled).toBeLessThan(restsWithinMillis);
    expect([childs, office].map(({ network }) => [restsOn(network), network.upgrades()])).toEqual([
      [rung, 0],
      [rung, 0],
    ]);
    // What the network does wrong is reported by the browser; nothing else may be.
    const own = [...childs.complaints, ...office.complaints].filter(
      (one) => !/net::ERR_|status of 403/.test(one),
    );
    expect(own).toEqual([]);
    console.log(
      `${name} | ${rung} | settled after ${Math.round(settled / 1_000)} s | worst ${Math.round(worst)} ms`,
    );
  },
);
