import { expect, test } from "vitest";
import { call } from "../../apps/shared/call.ts";
import { openApp } from "../../server/app.ts";
import { openLog } from "../../server/edge/log.ts";
import { openStorage } from "../../server/storage/database.ts";
import { keysFromEnvironment } from "../../server/storage/keys.ts";
import { openInstallation } from "../../server/storage/secrets.ts";
import { quietReception } from "../reception.ts";
import { takeUpByCall } from "../take-up.ts";
import { newIdempotencyKey, noLimits } from "../world.ts";
import { openBrowser } from "./browser.ts";
import { openCity } from "./city.ts";
import { arrived, done } from "./writers.ts";

test("no call holds one connection to the database and waits for a second: a pool of one is enough", async () => {
  await using city = await openCity();
  await city.start();
  const { child, counsellor, epoch } = await arrived(city);
  const first = { epoch, key: newIdempotencyKey(), text: "hello" };
  const { consultation } = done(await child.run(() => call("/api/open", first)));

  // A process that has never seen this consultation: nothing of it is in memory.
  await using storage = await openStorage({ urls: city.url, poolSize: 1 });
  const keyProvider = keysFromEnvironment(city.environment["KEY_ENCRYPTION_KEYS"] ?? "");
  const secrets = await openInstallation(storage.db, keyProvider, { invented: false });
  const log = openLog("silent");
  await using app = await openApp({
    storage,
    keyProvider,
    secrets,
    log,
    limits: noLimits,
    reception: quietReception,
  });
  const origin = await app.listen("127.0.0.1", 0);
  const [from, desk] = [child, counsellor].map(({ cookie }) => openBrowser(origin, "stream", cookie));
  if (!from || !desk) throw new Error("There are two.");

  const act = { epoch, consultation };
  const say = (text: string) => ({ ...act, key: newIdempotencyKey(), text });
  done(await from.run(() => call("/api/arrive", {})));
  const { claimVersion } = done(await desk.run(() => takeUpByCall(act)));
  done(await desk.run(() => call("/api/desk/read", { ...act, upTo: 1 })));
  const { seq } = done(await desk.run(() => call("/api/desk/reply", { ...say("yes"), claimVersion })));
  done(await from.run(() => call("/api/read", { ...act, upTo: seq })));
  done(await from.run(() => call("/api/send", say("well"))));
  const watch = [{ consultation, after: 0 }];
  done(await from.run(() => call("/api/sync", { epoch, skin: "now", watch })));
  const list = { epoch, skin: "now" as const, watch, desk: { after: null } };
  done(await desk.run(() => call("/api/desk/sync", list)));
  done(await desk.run(() => call("/api/desk/close", act)));
  const again = { epoch, key: newIdempotencyKey(), text: "once more" };
  expect(done(await from.run(() => call("/api/open", again))).seq).toBe(1);
}, 180_000);
