import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { SeenIncident } from "../../../../contract/incident.ts";
import { standingOf } from "../../../../domain/incident.ts";
import type { PlaceProps } from "../../place-parts.tsx";
import { mayDo } from "../../state.ts";
import { Group, Standing } from "../tab-parts.tsx";
import { useLoaded } from "../use-loaded.ts";
import { IncidentCard } from "./incident-card.tsx";
import { incidentOf } from "./incident-of.ts";
import { OpenForm } from "./open-form.tsx";
import { Report } from "./report.tsx";
import { words } from "./words-ja.ts";

type Props = PlaceProps & {
  /** Out of which one is begun. */
  readonly inquiry: { readonly id: string; readonly number: number } | null;
  readonly begun: () => void;
  /** The one that somebody was led to. */
  readonly led: string | null;
};

/** 障害: what went wrong, worked on by the operator, reported to the city. */
export function IncidentsTab({ self, call, now, inquiry, begun, led }: Props): VNode {
  const { read, trouble, load } = useLoaded(call, "/api/incident/list");
  const [beginning, setBeginning] = useState(false);
  const [reported, setReported] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const names = new Map(read?.people.map(({ id, displayName }) => [id, displayName]));
  const isClosed = (one: SeenIncident): boolean => standingOf(incidentOf(one)) === "closed";
  const shown = read?.incidents.find(({ id }) => id === reported);
  if (shown) return <Report incident={shown} {...{ names, call }} onBack={() => setReported(null)} />;

  const cards = (some: readonly SeenIncident[]): VNode[] =>
    some.map((incident, at) => (
      <IncidentCard
        key={incident.id}
        {...{ incident, names, self, call, now }}
        changed={load}
        unfolded={incident.id === led || (at === 0 && !isClosed(incident))}
        led={incident.id === led}
        onReport={() => setReported(incident.id)}
      />
    ));

  return (
    <>
      <p class="hint cards-lead-plain">{words.lead}</p>
      {mayDo(self, "incident:work") &&
        (beginning || inquiry ? (
          <OpenForm
            call={call}
            inquiry={inquiry}
            onCancel={() => {
              setBeginning(false);
              begun();
            }}
            onDone={(number) => {
              setBeginning(false);
              begun();
              setNote(words.form.done(number));
              void load();
            }}
          />
        ) : (
          <div class="operation-acts">
            <button class="main" type="button" onClick={() => setBeginning(true)}>
              {words.begin}
            </button>
          </div>
        ))}
      <Standing {...{ note, read, trouble, load }} />
      {read && (
        <>
          <Group
            id="incidents-open"
            heading={words.open}
            cards={cards(read.incidents.filter((one) => !isClosed(one)))}
            empty={words.nothingOpen}
          />
          <Group
            id="incidents-closed"
            heading={words.closed}
            cards={cards(read.incidents.filter(isClosed))}
            empty={words.nothingClosed}
          />
        </>
      )}
    </>
  );
}
