import { listColleagues } from "../../staff/colleagues.ts";
import type { Tools } from "../../tools.ts";
import { openWords } from "../seal-words.ts";
import { placeOfHeading, placeOfStep } from "./place-of.ts";
import { listStoredIncidents } from "./store.ts";
import type { OpenedIncidents } from "./view.ts";

const most = 50;

/** Each with its whole time line, the newest first. */
export async function listIncidents(tools: Tools): Promise<OpenedIncidents> {
  const [stored, people] = await Promise.all([listStoredIncidents(tools.db, most), listColleagues(tools)]);
  const writers = new Set(stored.flatMap(({ steps }) => steps.map(({ by }) => by)));
  return {
    incidents: stored.map((incident) => ({
      ...incident,
      heading: openWords(tools, placeOfHeading(incident.id), incident.heading),
      steps: incident.steps.map((step) => ({
        ...step,
        words: step.sealed && openWords(tools, placeOfStep(incident.id, step.nth), step.sealed),
      })),
    })),
    people: people.filter(({ id }) => writers.has(id)),
  };
}
