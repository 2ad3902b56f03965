import { dated } from "../../../domain/dated.ts";
import type { StaffId } from "../../../domain/ids.ts";
import { type Incident, standingOf } from "../../../domain/incident.ts";
import {
  countedPeriod,
  countsOf,
  incidentKindNames,
  incidentNumber,
  incidentStandingNames,
  incidentStepNames,
  reportNames as names,
  reportStageNames,
  stepName,
} from "../../../domain/incident-names.ts";
import type { Paper, PaperBlock } from "../../pdf/paper.ts";
import type { OpenedIncidents, OpenedStep } from "./view.ts";

type OpenedIncident = OpenedIncidents["incidents"][number];

const unreadable = "表示できません";
const theService = "システム";
const someone = "職員";
const heading = (text: string): PaperBlock => ({ kind: "heading", level: 2, text });
const said = (text: string): PaperBlock => ({ kind: "words", text });
const quiet = (text: string): PaperBlock => ({ kind: "words", text, quiet: true });

function countsTable({ facts }: OpenedStep): readonly PaperBlock[] {
  const counted = facts.impact ?? facts.trace;
  if (!counted) return [];
  const period = `${dated(new Date(counted.from))} から ${dated(new Date(counted.to))} まで`;
  return [
    {
      kind: "table",
      title: names.impact,
      columns: [
        { name: "数えたもの", width: 2 },
        { name: "数", width: 3 },
      ],
      rows: [[countedPeriod, period], ...countsOf(facts)],
    },
  ];
}

/**
 * [OP-10] 障害報告書: the time line up to the report that is step `about`, as it was given to the city; null: up to now, as a draft.
 * It says what the page of the report says.
 */
export function incidentPaper(
  {
    incident,
    about,
    people,
  }: {
    readonly incident: OpenedIncident;
    readonly about: number | null;
    readonly people: ReadonlyMap<StaffId, string>;
  },
  now: Date,
): Paper {
  const steps = incident.steps.filter(({ nth }) => about === null || nth <= about);
  const report = steps.find(({ nth }) => nth === about);
  const decision = incident.steps.find(({ facts }) => about !== null && facts.decision?.about === about);
  const who = ({ by }: OpenedStep): string => (by === null ? theService : (people.get(by) ?? someone));
  const stage = report?.facts.report
    ? names.stageOf(reportStageNames[report.facts.report.stage])
    : names.draft;
  const subject = `${incidentNumber(incident.number)}　${incident.heading ?? unreadable}`;
  const asOf = report?.writtenAt ?? now;

  const facts = [
    [names.subject, subject],
    [names.kind, incidentKindNames[incident.kind]],
    [names.found, dated(incident.foundAt)],
    [names.standing, incidentStandingNames[standingOf({ ...incident, steps } satisfies Incident)]],
    [names.asOf, dated(asOf)],
    [
      names.decided,
      decision ? `${stepName(decision)}（${who(decision)}・${dated(decision.at)}）` : names.undecided,
    ],
  ];
  const of = (kind: OpenedStep["kind"]) => steps.filter((step) => step.kind === kind);
  const textOf = (step: OpenedStep): readonly PaperBlock[] =>
    step.sealed === null ? [] : [said(step.words ?? unreadable)];
  const impact = of("impact").at(-1);
  const inOrder = [...steps].sort((a, b) => a.at.getTime() - b.at.getTime() || a.nth - b.nth);

  return {
    title: `${names.heading}${stage}`,
    lines: [subject],
    foot: `${names.heading}　${incidentNumber(incident.number)}`,
    madeAt: asOf,
    blocks: [
      {
        kind: "table",
        title: names.heading,
        columns: [
          { name: "項目", width: 1 },
          { name: "内容", width: 4 },
        ],
        rows: facts,
      },
      heading(names.impact),
      ...(impact ? [...countsTable(impact), ...textOf(impact)] : [said(names.unknown)]),
      ...of("trace").flatMap(countsTable),
      ...(["cause", "prevention"] as const).flatMap((kind) => {
        const written = of(kind).flatMap(textOf);
        return [heading(incidentStepNames[kind]), ...(written.length > 0 ? written : [said(names.unknown)])];
      }),
      heading(names.line),
      ...inOrder.flatMap((step): readonly PaperBlock[] => [
        { kind: "heading", level: 3, text: stepName(step) },
        quiet(`${dated(step.at)}　${who(step)}`),
        ...textOf(step),
        ...countsTable(step),
      ]),
    ],
  };
}
