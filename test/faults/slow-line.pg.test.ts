import { expect, test } from "vitest";
import { longestMessage } from "../../domain/message.ts";
import { newIdempotencyKey } from "../world.ts";
import { openBrowser } from "./browser.ts";
import { openCity } from "./city.ts";
import { openWire } from "./wire.ts";
import { done, writersOf } from "./writers.ts";

const messages = 250;
const bytesPerSecond = 64_000;

// The stream is cut for the 3 MB that were handed to it at once, before one whole frame has come through; the poll is
// given up after 15 s, in which no whole answer can come. So nothing ever arrives. Take `.fails` away when it does.
test.fails("[DL-7] a long talk comes through a slow line, little by little", async () => {
  await using city = await openCity();
  const process = await city.start();
  const { send } = await writersOf(city);
  const child = openBrowser(process.origin, "stream", send.cookie);
  const text = "む".repeat(longestMessage - 10);
  for (let n = 0; n < messages; n++) done(await send.write(child, newIdempotencyKey(), `${n} ${text}`));
  await using slow = await openWire({ to: () => process.port, downBytesPerSecond: () => bytesPerSecond });
  const official = await city.official({ origin: slow.origin });
  const read = () => [...official.cursors().values()][0] ?? 0;
  await expect.poll(read, { timeout: 25_000 }).toBeGreaterThan(0);
}, 180_000);
