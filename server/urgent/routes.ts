import * as contract from "../../contract/urgent.ts";
import { checkEpoch } from "../consultation/check-epoch.ts";
import { staffOf } from "../edge/caller.ts";
import { answer, type Http } from "../edge/http.ts";
import type { Tools } from "../tools.ts";
import { callUrgently } from "./call.ts";
import { endUrgentCall } from "./end.ts";
import { readUrgentSettings } from "./read-settings.ts";
import { readUrgentRecords } from "./records.ts";
import { setUrgentSettings } from "./set-settings.ts";
import { takeUrgentCall } from "./take.ts";
import { recordView, settingsView, sheetView } from "./view.ts";

export function urgentRoutes(http: Http, tools: Tools): void {
  answer(http, contract.callUrgently, async ({ epoch, call, consultation }, request) => {
    await checkEpoch(tools, epoch);
    return { call: await callUrgently(tools, staffOf(request), call, consultation) };
  });

  answer(http, contract.takeUrgentCall, async ({ epoch, call }, request) => {
    await checkEpoch(tools, epoch);
    await takeUrgentCall(tools, staffOf(request), call);
    return {};
  });

  answer(http, contract.endUrgentCall, async ({ epoch, call, outcome, record }, request) => {
    await checkEpoch(tools, epoch);
    await endUrgentCall(tools, staffOf(request), call, { outcome, record });
    return {};
  });

  answer(http, contract.readUrgentRecords, async ({ epoch, consultation }, request) => {
    await checkEpoch(tools, epoch);
    const { calls, sheets } = await readUrgentRecords(tools, staffOf(request), consultation);
    return {
      calls: calls.map(({ call, record }) => recordView(call, record)),
      sheets: sheets.map(sheetView),
    };
  });

  answer(http, contract.readUrgentSettings, async () => {
    const { version, settings } = await readUrgentSettings(tools);
    return { version, settings: settingsView(settings), mail: tools.mail !== null };
  });

  answer(http, contract.setUrgentSettings, async ({ version, settings }, request) => ({
    version: await setUrgentSettings(tools, staffOf(request), version, settings),
  }));
}
