import { type App, openApp } from "../../server/app.ts";
import type { Limits } from "../../server/edge/limits.ts";
import { openLog } from "../../server/edge/log.ts";
import type { Storage } from "../../server/storage/database.ts";
import { keysFrom, newKey } from "../../server/storage/keys.ts";
import { openInstallation } from "../../server/storage/secrets.ts";
import { testDatabase } from "../../server/storage/testing.ts";
import { quietReception } from "../reception.ts";
import { noLimits } from "../world.ts";
import { type Wire, wireTo } from "./wire.ts";

/** A service with the settings of a real installation. */
export type City = AsyncDisposable &
  Wire & {
    readonly app: App;
    readonly storage: Storage;
    logged(): string;
  };

export type CityOptions = {
  readonly publicUrl?: string;
  readonly trustProxy?: readonly string[];
  readonly limits?: Limits;
  readonly pages?: string;
};

export async function openCity(options: CityOptions = {}): Promise<City> {
  const held = new AsyncDisposableStack();
  const { storage } = held.use(await testDatabase());
  const lines: string[] = [];
  const keyProvider = keysFrom(new Map([[1, newKey()]]));
  const { limits = noLimits, pages = null, trustProxy = [] } = options;
  const publicUrl = options.publicUrl ? new URL(options.publicUrl) : null;
  const app = held.use(
    await openApp({
      ...{ storage, keyProvider, limits, pages, trustProxy, publicUrl, reception: quietReception },
      secrets: await openInstallation(storage.db, keyProvider, { invented: false }),
      log: openLog("trace", { write: (line) => void lines.push(line) }),
    }),
  );
  return {
    ...wireTo(await app.listen("127.0.0.1", 0), publicUrl?.origin),
    ...{ app, storage },
    logged: () => lines.join(""),
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
}
