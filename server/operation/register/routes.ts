import * as contract from "../../../contract/register.ts";
import { staffOf } from "../../edge/caller.ts";
import { answer, type Http } from "../../edge/http.ts";
import type { Tools } from "../../tools.ts";
import { decideOnEntry } from "./decide.ts";
import { endEntry } from "./end.ts";
import { listRegister } from "./list.ts";
import { registerView } from "./view.ts";
import { writeEntry } from "./write.ts";

export function registerRoutes(http: Http, tools: Tools): void {
  answer(http, contract.listRegister, async () => registerView(await listRegister(tools)));

  answer(http, contract.writeRegister, async (written, request) => ({
    number: await writeEntry(tools, staffOf(request), written),
  }));

  answer(http, contract.decideOnRegister, async (decided, request) => {
    await decideOnEntry(tools, staffOf(request), decided);
    return {};
  });

  answer(http, contract.endRegister, async (ended, request) => {
    await endEntry(tools, staffOf(request), ended);
    return {};
  });
}
