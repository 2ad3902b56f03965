import type { SeenIncident } from "../../../../contract/incident.ts";
import type { Incident } from "../../../../domain/incident.ts";

/** What the rules speak of, out of what came over the wire. */
export function incidentOf({ steps, foundAt, ...seen }: SeenIncident): Incident {
  return {
    ...seen,
    foundAt: new Date(foundAt),
    steps: steps.map(({ at, writtenAt, ...step }) => ({
      ...step,
      at: new Date(at),
      writtenAt: new Date(writtenAt),
    })) as Incident["steps"],
  };
}
