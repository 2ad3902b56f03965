import * as contract from "../../contract/reception.ts";
import { checkEpoch } from "../consultation/check-epoch.ts";
import { consulteeOf, staffOf } from "../edge/caller.ts";
import { answer, type Http } from "../edge/http.ts";
import { isInvented } from "../practice/refuse-real-city.ts";
import type { Tools } from "../tools.ts";
import { readSettings } from "./read-settings.ts";
import { setSettings } from "./set-settings.ts";
import { openStatus } from "./status.ts";
import { settingsView, statusView } from "./view.ts";

export function receptionRoutes(
  http: Http,
  tools: Tools,
  { scansPictures }: { readonly scansPictures: boolean },
): void {
  const { readStatus, readPlace } = openStatus(tools);

  answer(http, contract.readReception, async ({ wording }) =>
    statusView(await readStatus(wording), isInvented(tools.door)),
  );

  answer(http, contract.readPlace, async ({ epoch, consultation }, request) => {
    await checkEpoch(tools, epoch);
    return { place: await readPlace(consulteeOf(request), consultation) };
  });

  answer(http, contract.readReceptionSettings, async () => {
    const { version, settings, versions } = await readSettings(tools);
    return {
      version,
      settings: settingsView(settings),
      scansPictures,
      versions: versions.map(({ at, ...one }) => ({ ...one, at: at.toISOString() })),
    };
  });

  answer(http, contract.setReceptionSettings, async ({ version, settings }, request) => ({
    version: await setSettings(tools, staffOf(request), version, settings),
  }));
}
