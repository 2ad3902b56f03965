import { expect, test } from "vitest";
import { longestMessage } from "../../domain/message.ts";
import { newIdempotencyKey } from "../world.ts";
import { openBrowser } from "./browser.ts";
import { openCity } from "./city.ts";
import { openWire } from "./wire.ts";
import { done, writersOf } from "./writers.ts";

const messages = 250;
const slowly = 64_000;

test.each(["stream", "wait"] as const)(
  "[DL-7] a long talk comes through a slow line by %s, little by little",
  async (rung) => {
    await using city = await openCity();
    const process = await city.start();
    const { send } = await writersOf(city);
    const child = openBrowser(process.origin, "stream", send.cookie);
    const text = "む".repeat(longestMessage - 10);
    for (let n = 0; n < messages; n++) done(await send.write(child, newIdempotencyKey(), `${n} ${text}`));
    let bytesPerSecond = slowly;
    const skins: string[] = [];
    await using slow = await openWire({
      to: () => process.port,
      downBytesPerSecond: () => bytesPerSecond,
      onUp: (_, bytes) => skins.push(...(bytes.toString().match(/"skin":"\w+"/g) ?? [])),
    });
    const official = await city.official({ origin: slow.origin, rung });
    const read = () => [...official.cursors().values()][0] ?? 0;
    // The talk is 3 MB: were it one piece, it would take 47 s, and nobody waits that long for an answer.
    await expect.poll(read, { timeout: 60_000 }).toBeGreaterThan(0);
    expect(read()).toBeLessThan(messages);
    const readSlowly = read();
    await expect.poll(read, { timeout: 60_000 }).toBeGreaterThan(readSlowly);
    bytesPerSecond = 40 * slowly;
    await city.agree(120_000);
    // Besides them: the first words, the claim, and that the briefing was read.
    expect(read()).toBe(messages + 3);
    // One stream from beginning to end, and another where the machine was busy for long.
    if (rung !== "stream") return;
    expect(new Set(skins)).toEqual(new Set(['"skin":"stream"']));
    expect(skins.length).toBeLessThan(4);
  },
  300_000,
);
