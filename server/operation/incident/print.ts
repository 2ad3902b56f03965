import { Refusal } from "../../../domain/refusal.ts";
import { makePdf } from "../../pdf/make-pdf.ts";
import type { Tools } from "../../tools.ts";
import { listIncidents } from "./list.ts";
import { incidentPaper } from "./paper.ts";

/** [OP-10] Of an incident that is listed: the report that is step `about`, or null for the time line as it stands now. */
export async function printIncident(tools: Tools, id: string, about: number | null): Promise<Uint8Array> {
  const { incidents, people } = await listIncidents(tools);
  const incident = incidents.find((one) => one.id === id);
  const isReport = incident?.steps.some(({ nth, facts }) => nth === about && facts.report);
  if (!incident || (about !== null && !isReport)) throw new Refusal("not-found");
  const names = new Map(people.map((one) => [one.id, one.displayName]));
  return makePdf(incidentPaper({ incident, about, people: names }, tools.now()));
}
