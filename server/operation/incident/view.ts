import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as contract from "../../../contract/incident.ts";
import type { ConsultationId } from "../../../domain/ids.ts";
import type { Impact, Incident, IncidentStep } from "../../../domain/incident.ts";
import type { Staff } from "../../../domain/people.ts";

export type OpenedStep = IncidentStep & {
  readonly sealed: Buffer | null;
  /** Null where nothing was written, or it does not open any more. */
  readonly words: string | null;
};
export type OpenedIncidents = {
  readonly incidents: readonly (Omit<Incident, "steps"> & {
    readonly heading: string | null;
    readonly steps: readonly OpenedStep[];
  })[];
  readonly people: readonly Staff[];
};

/** Whose words were looked at; `more`: there are others. */
export type SeenTrace = {
  readonly consultations: readonly {
    readonly id: ConsultationId;
    readonly number: number;
    readonly lines: number;
    readonly firstAt: Date;
    readonly lastAt: Date;
  }[];
  readonly consultees: number;
  readonly exports: number;
  readonly more: boolean;
};

/** What leaves, field by field. */
export function incidentsView({
  incidents,
  people,
}: OpenedIncidents): OutputOf<typeof contract.listIncidents> {
  return {
    incidents: incidents.map(({ id, number, kind, badIntent, foundAt, inquiry, heading, steps }) => ({
      ...{ id, number, kind, badIntent, foundAt: foundAt.toISOString(), inquiry, heading },
      steps: steps.map(stepView),
    })),
    people: people.map(({ id, displayName }) => ({ id, displayName })),
  };
}

function stepView({ nth, kind, at, writtenAt, by, facts, words }: OpenedStep) {
  return { nth, kind, at: at.toISOString(), writtenAt: writtenAt.toISOString(), by, facts, words };
}

export function impactView(impact: Impact): Impact {
  const { from, to, open, opened, talked, messages, consultees, staff } = impact;
  return { from, to, open, opened, talked, messages, consultees, staff };
}

export function traceView({
  consultations,
  consultees,
  exports,
  more,
}: SeenTrace): OutputOf<typeof contract.traceIncident> {
  return {
    consultations: consultations.map(({ id, number, lines, firstAt, lastAt }) => ({
      ...{ id, number, lines, firstAt: firstAt.toISOString(), lastAt: lastAt.toISOString() },
    })),
    ...{ consultees, exports, more },
  };
}
