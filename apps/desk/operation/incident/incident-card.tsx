import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { SeenIncident } from "../../../../contract/incident.ts";
import type { SignedInSelf } from "../../../../contract/staff.ts";
import type { StaffId } from "../../../../domain/ids.ts";
import { openReport, standingOf } from "../../../../domain/incident.ts";
import { mayDo } from "../../state.ts";
import { When } from "../../when.tsx";
import type { Call } from "../../work.ts";
import { TimeLine } from "../time-line.tsx";
import { useLed } from "../use-led.ts";
import { words as common } from "../words-ja.ts";
import { DecideForm } from "./decide-form.tsx";
import { incidentOf } from "./incident-of.ts";
import { LegalClocks } from "./legal-clocks.tsx";
import { momentsOf } from "./moments.tsx";
import { Trace } from "./trace.tsx";
import { words } from "./words-ja.ts";
import { WriteForm } from "./write-form.tsx";

type Props = {
  readonly incident: SeenIncident;
  readonly names: ReadonlyMap<StaffId, string>;
  readonly self: SignedInSelf;
  readonly call: Call;
  readonly now: Date;
  readonly changed: () => Promise<void>;
  readonly onReport: () => void;
  readonly unfolded: boolean;
  readonly led: boolean;
};

/** One incident: how it stands, what the law wants, its time line, and what this person may add. */
export function IncidentCard(props: Props): VNode {
  const { incident, names, self, call, now, changed, onReport, unfolded, led } = props;
  const [open, setOpen] = useState(unfolded);
  const top = useLed(led);
  const standing = standingOf(incidentOf(incident));
  const what = words.number(incident.number);
  const decides = mayDo(self, "incident:decide");
  const isOpen = standing !== "closed";
  return (
    <li class="card">
      <div class="card-head">
        <h3 ref={top} tabIndex={-1}>
          <span class="card-number">{what}</span> {incident.heading ?? common.unreadable}
        </h3>
        <span class={incident.kind === "breach" ? "mark bad" : "mark"}>{words.kinds[incident.kind]}</span>
        <span class={standing === "under-way" ? "mark bad" : "mark good"}>{words.standings[standing]}</span>
      </div>
      <dl class="facts">
        <dt>{words.found}</dt>
        <dd>
          <When at={incident.foundAt} />
        </dd>
      </dl>
      {decides && isOpen && openReport(incidentOf(incident)) && (
        <DecideForm {...{ incident, call, changed }} />
      )}
      <div class="card-acts">
        <button
          type="button"
          aria-expanded={open}
          aria-label={`${open ? words.hide : words.show}: ${what}`}
          onClick={() => setOpen(!open)}
        >
          {open ? words.hide : words.show}
        </button>
        <button type="button" aria-label={`${words.report.show}: ${what}`} onClick={onReport}>
          {words.report.show}
        </button>
      </div>
      {open && (
        <>
          <TimeLine label={`${words.line}: ${what}`} moments={momentsOf(incident.steps, names, now)} />
          <LegalClocks {...{ incident, now }} noting={decides && isOpen ? { call, changed } : null} />
          {decides && isOpen && <Trace {...{ incident, call, changed }} />}
          {mayDo(self, "incident:work") && isOpen && <WriteForm {...{ incident, call, changed }} />}
        </>
      )}
    </li>
  );
}
