import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { longestMessage } from "../../domain/message.ts";
import { noFaults } from "../history.ts";
import { openCity } from "./city.ts";
import { openWire } from "./wire.ts";

const slowReaders = 12;
const talks = 16;
const messagesEach = 70;
const megabyte = 2 ** 20;
/** [DL-7] Far below 256 KB each; the rest is for the caches of the process. */
const mostHeldBytes = slowReaders * 0.25 * megabyte + 40 * megabyte;

test("[DL-7] F11: readers at 100 bytes a second wait for their own line, cost nobody anything, and see everything in the end", async () => {
  await using city = await openCity();
  const process = await city.start();
  let bytesPerSecond: number | null = null;
  await using thin = await openWire({ to: () => process.port, downBytesPerSecond: () => bytesPerSecond });
  for (let i = 0; i < slowReaders; i++) await city.official({ origin: thin.origin });
  const healthy = await city.official();
  const children = Array.from({ length: talks }, () => city.consultee({ rung: "now" }));
  for (const child of children) child.write(`${child.who} opens`);
  await city.agree(60_000);
  expect((await process.gauges()).gauges["streams"]).toBe(slowReaders + 1);

  bytesPerSecond = 100;
  const before = (await process.gauges()).heldBytes;
  for (let n = 0; n < messagesEach; n++)
    for (const child of children) child.write(`${child.who} ${n} ${"む".repeat(longestMessage - 30)}`);
  const sent = talks * (messagesEach + 1);
  let most = 0;
  const began = performance.now();
  while (shown(healthy) < sent) {
    most = Math.max(most, (await process.gauges()).heldBytes - before);
    if (performance.now() - began > 240_000)
      throw new Error(`After 240 s: ${shown(healthy)} of ${sent} shown.`);
    await pause(250);
  }
  const healthyAfter = Math.round(performance.now() - began);
  bytesPerSecond = null;
  const agreed = await city.agree(120_000);

  console.info(
    `F11: ${city.figures()}; ${slowReaders} readers at 100 B/s held at most ${Math.round(most / megabyte)} MB more ` +
      `of ${Math.round((slowReaders * talks * messagesEach * 12) / 1_024)} MB, a healthy one had all after ${healthyAfter} ms, ` +
      `the slow ones ${Math.round(agreed)} ms after their line was mended`,
  );
  expect(await city.judge()).toEqual(noFaults);
  expect(most).toBeLessThan(mostHeldBytes);
}, 480_000);

function shown(person: { cursors(): ReadonlyMap<string, number> }): number {
  return [...person.cursors().values()].reduce((sum, cursor) => sum + cursor, 0);
}
