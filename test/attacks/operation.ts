import { randomUUID } from "node:crypto";
import { firstSupportSettings } from "../../domain/support-settings.ts";
import type { Caller, World } from "../world.ts";
import { registerBefore, registerInputs } from "./registers.ts";

const unknown = "01a203f9-4a54-7d0e-989b-6a751f1048dd";
const [heading, words] = ["見出し", "ひとこと"];
const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
const hoursAhead = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

/** Of 窓口・障害・保守. What they name is not there, but for what they begin themselves. */
export function operationInputs(id: string): Record<string, object> {
  const [incident, written] = [unknown, { words, asIs: true }];
  const period = { from: minutesAgo(60), to: minutesAgo(1) };
  return {
    "/api/support/list": {},
    "/api/support/read": { inquiry: unknown },
    "/api/support/ask": {
      ...{ id, kind: "question", haste: "usual", way: "form", cameAt: null },
      ...{ heading, caller: "見本", ...written },
    },
    "/api/support/step": { inquiry: unknown, step: "add", ...written },
    "/api/support/ringing": {},
    "/api/support/knowledge": {},
    "/api/support/write-knowledge": { id, version: 0, heading, ...written, gone: false },
    "/api/support/settings": {},
    "/api/support/set": { version: 0, settings: firstSupportSettings },
    "/api/incident/list": {},
    "/api/incident/open": {
      ...{ id, kind: "outage", badIntent: false, foundAt: minutesAgo(5), inquiry: null },
      ...{ heading, ...written },
    },
    "/api/incident/write": { incident, kind: "action", at: minutesAgo(1), ...written },
    "/api/incident/impact": { incident, ...period, ...written },
    "/api/incident/report": { incident, stage: "first", ...written },
    "/api/incident/print": { incident, about: null },
    "/api/incident/close": { incident },
    "/api/incident/decide": { incident, about: 2, agreed: true, ...written },
    "/api/incident/authority": { incident, stage: "quick", at: minutesAgo(1), ...written },
    "/api/incident/trace": { incident, ...period, staff: null },
    "/api/report/read": { month: "2026-01" },
    "/api/report/draft": { month: "2026-01", seen: 0, words, next: words, asIs: true },
    "/api/report/decide": { month: "2026-02", about: 1, agrees: false, ...written },
    "/api/report/print": { month: "2026-01", about: 7 },
    "/api/condition/read": {},
    ...registerInputs(id),
    "/api/practice/list": {},
    "/api/practice/begin": { id, exercise: "first-reply" },
    "/api/practice/stop": { practice: unknown },
    "/api/practice/look-back": { practice: unknown },
    "/api/maintenance/list": {},
    "/api/maintenance/plan": { id, from: hoursAhead(24), to: hoursAhead(25), stops: true, heading, words },
    "/api/maintenance/acknowledge": { maintenance: unknown },
    "/api/maintenance/end": { maintenance: unknown, outcome: "done", result: words },
  };
}

type Prepared = Promise<{ input: object; by?: Caller }>;

/** What has to be there for a call to be taken that names it. */
export const operationBefore: Record<
  string,
  (world: World, talk: { readonly counsellor: Caller }) => Prepared
> = {
  async "/api/support/step"(_, { counsellor }) {
    const inquiry = randomUUID();
    await counsellor.callAny("/api/support/ask", operationInputs(inquiry)["/api/support/ask"]);
    return { input: { inquiry } };
  },
  "/api/incident/write": openedIncident,
  "/api/incident/impact": openedIncident,
  "/api/incident/report": openedIncident,
  "/api/incident/authority": openedIncident,
  async "/api/incident/decide"(world) {
    const { input } = await openedIncident(world);
    const operator = await world.staff("operator");
    await operator.call("/api/incident/report", { ...input, stage: "first", words, asIs: true });
    return { input };
  },
  async "/api/report/draft"(world) {
    return { input: { seen: await stepsOfReport(await world.staff("operator")) } };
  },
  async "/api/report/decide"(world) {
    const operator = await world.staff("operator");
    const seen = await stepsOfReport(operator);
    const { body } = await operator.call("/api/report/draft", {
      ...reported,
      seen,
      words,
      next: words,
      asIs: true,
    });
    return { input: { ...reported, about: body.nth } };
  },
  ...registerBefore,
  async "/api/maintenance/end"(world) {
    const maintenance = randomUUID();
    const operator = await world.staff("operator");
    await operator.callAny("/api/maintenance/plan", operationInputs(maintenance)["/api/maintenance/plan"]);
    return { input: { maintenance } };
  },
};

const reported = { month: "2026-01" };

async function stepsOfReport(operator: Caller): Promise<number> {
  return (await operator.call("/api/report/read", reported)).body.steps.length;
}

async function openedIncident(world: World): Promise<{ input: { incident: string } }> {
  const incident = randomUUID();
  const operator = await world.staff("operator");
  await operator.callAny("/api/incident/open", operationInputs(incident)["/api/incident/open"]);
  return { input: { incident } };
}
