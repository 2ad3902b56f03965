import * as contract from "../../contract/petition.ts";
import { staffOf } from "../edge/caller.ts";
import { answer, type Http } from "../edge/http.ts";
import type { Tools } from "../tools.ts";
import { attachCorrection } from "./attach.ts";
import { listPetitions } from "./list.ts";
import { printCopy } from "./print-copy.ts";
import { printNotice } from "./print-notice.ts";
import { proposeDecision } from "./propose.ts";
import { readPetition } from "./read.ts";
import { receivePetition } from "./receive.ts";
import { saveBars } from "./save-bars.ts";
import { stepPetition } from "./step.ts";
import { lookedAtView, petitionsView } from "./view.ts";

export function petitionRoutes(http: Http, tools: Tools): void {
  answer(http, contract.listPetitions, async () => {
    const { petitions, people } = await listPetitions(tools);
    return petitionsView(petitions, people, tools.now());
  });

  answer(http, contract.receivePetition, async (received, request) => ({
    number: await receivePetition(tools, staffOf(request), received),
  }));

  answer(http, contract.stepPetition, async (step, request) => {
    await stepPetition(tools, staffOf(request), step);
    return {};
  });

  answer(http, contract.readPetition, async ({ petition }, request) => ({
    messages: (await readPetition(tools, staffOf(request), petition)).map(lookedAtView),
  }));

  answer(http, contract.saveBars, async (wanted, request) => {
    await saveBars(tools, staffOf(request), wanted);
    return {};
  });

  answer(http, contract.proposeDecision, async (proposed, request) => {
    await proposeDecision(tools, staffOf(request), proposed);
    return {};
  });

  answer(http, contract.printPetition, async ({ petition, what }, request) => {
    const print = what === "copy" ? printCopy : printNotice;
    return { pdf: Buffer.from(await print(tools, staffOf(request), petition)).toString("base64") };
  });

  answer(http, contract.attachCorrection, async ({ petition }, request) => {
    await attachCorrection(tools, staffOf(request), petition);
    return {};
  });
}
