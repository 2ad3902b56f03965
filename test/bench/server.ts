import { openApp } from "../../server/app.ts";
import { everydayLimits } from "../../server/edge/limits.ts";
import { openLog } from "../../server/edge/log.ts";
import { openStorage } from "../../server/storage/database.ts";
import { keysFromEnvironment } from "../../server/storage/keys.ts";
import { openInstallation } from "../../server/storage/secrets.ts";
import { quietReception } from "../reception.ts";

/** The service in a process of its own, so that its processor time and memory are its own; without limits for one caller. */
const storage = await openStorage({ urls: process.env.DATABASE_URL ?? "" });
const keyProvider = keysFromEnvironment(process.env.KEY_ENCRYPTION_KEYS ?? "");
const secrets = await openInstallation(storage.db, keyProvider, { invented: false });
const limits = Object.fromEntries(
  [
    ...Object.keys(everydayLimits),
    "/api/desk/sync",
    "/api/desk/reply",
    "/api/desk/claim",
    "/api/export/part",
  ].map((path) => [path, { perMinute: 1_000_000_000, by: "caller" as const }]),
);
const app = await openApp({
  ...{ storage, keyProvider, secrets, limits },
  ...{ log: openLog("warn"), pages: process.env.PAGES ?? null, reception: quietReception },
});
const address = await app.listen("127.0.0.1", 0);
process.send?.({ address });
process.on("message", () => {
  for (let round = 0; round < 3; round++) globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send?.({ resident: rss, held: heapUsed + external });
});
