import type {
  AuthorityStage,
  IncidentKind,
  IncidentStanding,
  IncidentStepKind,
  ReportStage,
  StepFacts,
} from "./incident.ts";

/** Incidents as they are called on the screen and on paper. */
export const incidentNumber = (number: number): string => `障害 ${number}`;

export const incidentKindNames = {
  fault: "不具合",
  outage: "停止",
  loss: "データの消失",
  breach: "漏えい等のおそれ",
} as const satisfies Record<IncidentKind, string>;

export const incidentStandingNames = {
  "under-way": "対応中",
  recovered: "復旧した",
  reported: "最終報告済み",
  closed: "終了",
} as const satisfies Record<IncidentStanding, string>;

export const incidentStepNames = {
  found: "気づいた",
  impact: "影響を数えた",
  trace: "記録から影響を調べた",
  action: "対応した",
  recovery: "復旧した",
  cause: "原因",
  prevention: "再発防止",
  report: "市に報告した",
  decision: "市が確かめた",
  authority: "個人情報保護委員会に報告した",
  close: "記録を終えた",
} as const satisfies Record<IncidentStepKind, string>;

export const reportStageNames = {
  first: "速報",
  progress: "中間報告",
  final: "最終報告",
} as const satisfies Record<ReportStage, string>;

export const authorityStageNames = { quick: "速報", final: "確報" } as const satisfies Record<
  AuthorityStage,
  string
>;

export const decisionNames = { agreed: "報告を了承した", sentBack: "報告を差し戻した" } as const;

/** What of a report's page stands on paper too. */
export const reportNames = {
  heading: "障害報告書",
  stageOf: (stage: string): string => `（${stage}）`,
  draft: "（作成中）",
  subject: "件名",
  kind: "種類",
  found: "気づいた日時",
  standing: "状態",
  asOf: "作成",
  decided: "市の確認",
  undecided: "まだ確認されていません",
  impact: "影響",
  unknown: "まだ調べていません",
  line: "経過",
} as const;

/** As they are stored, or as they came over the wire. */
type SeenFacts = { readonly [Key in keyof StepFacts]?: StepFacts[Key] | undefined };

/** What a step was. */
export function stepName({
  kind,
  facts,
}: {
  readonly kind: IncidentStepKind;
  readonly facts: SeenFacts;
}): string {
  if (facts.report) return `${incidentStepNames.report}（${reportStageNames[facts.report.stage]}）`;
  if (facts.decision) return facts.decision.agreed ? decisionNames.agreed : decisionNames.sentBack;
  if (facts.authority)
    return `${incidentStepNames.authority}（${authorityStageNames[facts.authority.stage]}）`;
  return incidentStepNames[kind];
}

const items = (count: number): string => `${count}件`;
const heads = (count: number): string => `${count}人`;
export const countedPeriod = "期間";

/** What was counted, each with its name. None where nothing was. */
export function countsOf({ impact, trace }: SeenFacts): readonly (readonly [name: string, count: string])[] {
  if (impact)
    return [
      ["その間に開いていた相談", items(impact.open)],
      ["その間に始まった相談", items(impact.opened)],
      ["やりとりのあった相談", items(impact.talked)],
      ["メッセージ", items(impact.messages)],
      ["やりとりをした相談者", heads(impact.consultees)],
      ["操作をした職員", heads(impact.staff)],
    ];
  if (trace)
    return [
      ["見られた相談", items(trace.consultations)],
      ["やりとりをした相談者", heads(trace.consultees)],
      ["書き出されたファイル", items(trace.exports)],
    ];
  return [];
}
