import * as contract from "../../../contract/incident.ts";
import { staffOf } from "../../edge/caller.ts";
import { answer, type Http } from "../../edge/http.ts";
import type { Tools } from "../../tools.ts";
import { measureImpact } from "./impact.ts";
import { listIncidents } from "./list.ts";
import { openIncident } from "./open.ts";
import { printIncident } from "./print.ts";
import { traceIncident } from "./trace.ts";
import { impactView, incidentsView, traceView } from "./view.ts";
import { writeIncident } from "./write.ts";

export function incidentRoutes(http: Http, tools: Tools): void {
  answer(http, contract.listIncidents, async () => incidentsView(await listIncidents(tools)));

  answer(http, contract.openIncident, async ({ foundAt, ...opened }, request) => ({
    number: await openIncident(tools, staffOf(request), { ...opened, foundAt: new Date(foundAt) }),
  }));

  answer(http, contract.writeIncident, async ({ at, ...written }, request) => {
    await writeIncident(tools, staffOf(request), {
      ...written,
      ...(at === null ? {} : { at: new Date(at) }),
    });
    return {};
  });

  answer(http, contract.measureImpact, async ({ from, to, ...written }, request) => {
    const period = { from: new Date(from), to: new Date(to) };
    return { impact: impactView(await measureImpact(tools, staffOf(request), { ...written, ...period })) };
  });

  answer(http, contract.reportIncident, async ({ stage, ...written }, request) => {
    await writeIncident(tools, staffOf(request), {
      ...written,
      kind: "report",
      facts: { report: { stage } },
    });
    return {};
  });

  answer(http, contract.printIncident, async ({ incident, about }) => ({
    pdf: Buffer.from(await printIncident(tools, incident, about)).toString("base64"),
  }));

  answer(http, contract.closeIncident, async ({ incident }, request) => {
    await writeIncident(tools, staffOf(request), { incident, kind: "close" });
    return {};
  });

  answer(http, contract.decideReport, async ({ about, agreed, ...written }, request) => {
    const facts = { decision: { about, agreed } };
    await writeIncident(tools, staffOf(request), { ...written, kind: "decision", facts });
    return {};
  });

  answer(http, contract.noteAuthority, async ({ stage, at, ...written }, request) => {
    const facts = { authority: { stage } };
    await writeIncident(tools, staffOf(request), { ...written, kind: "authority", at: new Date(at), facts });
    return {};
  });

  answer(http, contract.traceIncident, async ({ from, to, ...asked }, request) => {
    const period = { from: new Date(from), to: new Date(to) };
    return traceView(await traceIncident(tools, staffOf(request), { ...asked, ...period }));
  });
}
