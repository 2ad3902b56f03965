import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { SeenIncident, SeenStep } from "../../../../contract/incident.ts";
import type { StaffId } from "../../../../domain/ids.ts";
import { openReport, standingOf } from "../../../../domain/incident.ts";
import { stepName } from "../../../../domain/incident-names.ts";
import { present } from "../../../shared/clock.ts";
import type { Call } from "../../work.ts";
import { Dated, longAgo } from "../dated.tsx";
import { TimeLine } from "../time-line.tsx";
import { words as common } from "../words-ja.ts";
import { Counts } from "./counts.tsx";
import { incidentOf } from "./incident-of.ts";
import { momentsOf } from "./moments.tsx";
import { Papers } from "./papers.tsx";
import { words } from "./words-ja.ts";

type Props = {
  readonly incident: SeenIncident;
  readonly names: ReadonlyMap<StaffId, string>;
  readonly call: Call;
  readonly onBack: () => void;
};
const said = words.report;

/** 障害報告書: the time line up to the last report, as a page to print. */
export function Report({ incident, names, call, onBack }: Props): VNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const known = incidentOf(incident);
  const last = incident.steps.filter(({ kind }) => kind === "report").at(-1);
  const decision = incident.steps.filter(({ facts }) => facts.decision?.about === last?.nth).at(-1);
  const stage = last?.facts.report ? said.stageOf(words.stages[last.facts.report.stage]) : said.draft;
  const wordsOf = (kind: SeenStep["kind"]): readonly SeenStep[] =>
    incident.steps.filter((step) => step.kind === kind);
  const impact = wordsOf("impact").at(-1);
  return (
    <article class="report">
      <div class="report-acts operation-acts">
        <button class="main" type="button" onClick={() => print()}>
          {said.print}
        </button>
        <Papers {...{ incident, call }} />
        <button type="button" onClick={onBack}>
          {said.back}
        </button>
      </div>
      <h2 ref={heading} tabIndex={-1}>
        {said.heading}
        {stage}
      </h2>
      <dl class="facts">
        <dt>{said.subject}</dt>
        <dd>
          {words.number(incident.number)}　{incident.heading ?? common.unreadable}
        </dd>
        <dt>{said.kind}</dt>
        <dd>{words.kinds[incident.kind]}</dd>
        <dt>{words.found}</dt>
        <dd>
          <Dated at={incident.foundAt} />
        </dd>
        <dt>{said.standing}</dt>
        <dd>{words.standings[standingOf(known)]}</dd>
        <dt>{said.asOf}</dt>
        <dd>
          <Dated at={last?.writtenAt ?? present().toISOString()} />
        </dd>
        <dt>{said.decided}</dt>
        <dd>
          {decision && last && openReport(known) === null ? (
            <>
              {stepName(decision)}（{(decision.by && names.get(decision.by)) ?? common.someone}・
              <Dated at={decision.at} />）
            </>
          ) : (
            said.undecided
          )}
        </dd>
      </dl>
      <section>
        <h3>{said.impact}</h3>
        {impact ? <Counts facts={impact.facts} now={longAgo} /> : <p>{said.unknown}</p>}
        {impact?.words && <p class="prewrap">{impact.words}</p>}
        {wordsOf("trace").map(({ nth, facts }) => (
          <Counts key={nth} facts={facts} now={longAgo} />
        ))}
      </section>
      {(["cause", "prevention"] as const).map((kind) => (
        <section key={kind}>
          <h3>{words.steps[kind]}</h3>
          {wordsOf(kind).length === 0 && <p>{said.unknown}</p>}
          {wordsOf(kind).map(({ nth, words: text }) => (
            <p key={nth} class="prewrap">
              {text ?? common.unreadable}
            </p>
          ))}
        </section>
      ))}
      <section>
        <h3>{said.line}</h3>
        <TimeLine label={said.line} moments={momentsOf(incident.steps, names, longAgo)} dated />
      </section>
    </article>
  );
}
