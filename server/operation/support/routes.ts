import * as contract from "../../../contract/support.ts";
import { staffOf } from "../../edge/caller.ts";
import { answer, type Http } from "../../edge/http.ts";
import type { Tools } from "../../tools.ts";
import { askSupport } from "./ask.ts";
import { listKnowledge, writeKnowledge } from "./knowledge.ts";
import { listInquiries, listRinging, readInquiry } from "./list.ts";
import { readSupportSettings } from "./read-settings.ts";
import { setSupportSettings } from "./set-settings.ts";
import { stepSupport } from "./step.ts";
import { inquiriesView, stepsView, supportSettingsView } from "./view.ts";

export function supportRoutes(http: Http, tools: Tools): void {
  answer(http, contract.listInquiries, async (_, request) =>
    inquiriesView(await listInquiries(tools, staffOf(request))),
  );

  answer(http, contract.readInquiry, async ({ inquiry }, request) =>
    stepsView(await readInquiry(tools, staffOf(request), inquiry)),
  );

  answer(http, contract.askSupport, async ({ cameAt, ...asked }, request) => ({
    number: await askSupport(tools, staffOf(request), {
      ...asked,
      cameAt: cameAt === null ? null : new Date(cameAt),
    }),
  }));

  answer(http, contract.stepInquiry, async (stepped, request) => {
    await stepSupport(tools, staffOf(request), stepped);
    return {};
  });

  answer(http, contract.listRinging, async () => ({
    ringing: (await listRinging(tools)).map(({ id, number, cameAt }) => ({
      id,
      number,
      cameAt: cameAt.toISOString(),
    })),
  }));

  answer(http, contract.listKnowledge, async () => ({
    texts: (await listKnowledge(tools)).map(({ id, version, heading, words, at }) => ({
      ...{ id, version, heading, words },
      at: at.toISOString(),
    })),
  }));

  answer(http, contract.writeKnowledge, async (written, request) => ({
    version: await writeKnowledge(tools, staffOf(request), written),
  }));

  answer(http, contract.readSupportSettings, async () => {
    const { version, settings } = await readSupportSettings(tools);
    return { version, settings: supportSettingsView(settings), mail: tools.mail !== null };
  });

  answer(http, contract.setSupportSettings, async ({ version, settings }, request) => ({
    version: await setSupportSettings(tools, staffOf(request), version, settings),
  }));
}
