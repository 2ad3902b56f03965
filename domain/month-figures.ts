import type { Act } from "./acts.ts";
import { type AlarmName, alarmNames, alarms } from "./alarm.ts";
import type { Availability } from "./availability.ts";
import type { DrillOutcome } from "./backup.ts";
import { type CityTable, cityTables } from "./city-table.ts";
import { dated, datedDay } from "./dated.ts";
import type { Failover } from "./failover.ts";
import { cityClassNames, citySchoolNames, hiddenName, sumName } from "./figure-names.ts";
import { citySchools, type Figures } from "./figures.ts";
import { type Incident, standingOf } from "./incident.ts";
import { incidentKindNames, incidentNumber, incidentStandingNames } from "./incident-names.ts";
import { type InquiryClock, type InquiryHaste, inquiryHastes, isLate } from "./inquiry.ts";
import { lineFigureNames } from "./line-report.ts";
import { type LineUsage, lineFigures } from "./line-usage.ts";
import type { Maintenance } from "./maintenance.ts";
import type { ReportRow, ReportSection } from "./month-report.ts";
import type { Month, Period } from "./period.ts";
import type { RegisterEntry } from "./register.ts";

const times = (count: number): string => `${count}回`;
const items = (count: number): string => `${count}件`;
const minutes = (count: number): string => `${count}分`;
const people = (count: number): string => `${count}人`;

/** Rounded down: what was not reached is not said. */
export function percent(ratio: number | null): string {
  return ratio === null ? "計測なし" : `${(Math.floor(ratio * 100_000) / 1_000).toFixed(3)}%`;
}

export function availabilitySection({ minutes: of, ratio, atLeast, downs }: Availability): ReportSection {
  return {
    heading: "稼働の状況",
    note:
      ratio === null
        ? "外からの計測がありません。数字を推し量ることはしません。"
        : "外から1分ごとに確かめた結果です。稼働率は、計測した分のうち、予告した保守を除いて数えます。",
    rows: [
      ["稼働率（計測した分について）", percent(ratio)],
      ["稼働率（計測のない分を停止と数えた場合）", percent(atLeast)],
      ["使えた", minutes(of.up)],
      ["一部に不具合があった", minutes(of.degraded)],
      ["使えなかった", minutes(of.down)],
      ["予告した保守で使えなかった", minutes(of.planned)],
      ["計測のない時間", minutes(of.unknown)],
      ["予告のない停止", times(downs.length)],
      ...downs.map(
        ({ from, to }, at): ReportRow => [
          `停止 ${at + 1}`,
          `${dated(from)} から ${minutes((to.getTime() - from.getTime()) / 60_000)}`,
        ],
      ),
    ],
  };
}

/** Those found in the month. Their headings are words of people: the incident's own report says them. */
export function incidentSection(incidents: readonly Incident[]): ReportSection {
  return {
    heading: "障害・事故",
    note: "くわしくは、それぞれの障害報告書にあります。",
    rows: [
      ["気づいた障害・事故", items(incidents.length)],
      ...incidents.map(
        (one): ReportRow => [
          incidentNumber(one.number),
          `${incidentKindNames[one.kind]}・${incidentStandingNames[standingOf(one)]}（${dated(one.foundAt)}）`,
        ],
      ),
    ],
  };
}

const hasteNames = { urgent: "緊急", soon: "急ぎ", usual: "通常" } as const satisfies Record<
  InquiryHaste,
  string
>;
export type CountedInquiry = {
  readonly haste: InquiryHaste;
  readonly answer: InquiryClock;
  readonly solution: InquiryClock;
};

export function supportSection(inquiries: readonly CountedInquiry[], now: Date): ReportSection {
  const late = (clock: "answer" | "solution"): number =>
    inquiries.filter((one) => isLate(one[clock], now)).length;
  return {
    heading: "問合せ窓口",
    note: "その月に受けた問合せです。目標の時間は、この報告を作った時のものです。",
    rows: [
      ["受けた問合せ", items(inquiries.length)],
      ...inquiryHastes.map(
        (haste): ReportRow => [
          `うち${hasteNames[haste]}`,
          items(inquiries.filter((one) => one.haste === haste).length),
        ],
      ),
      ["最初の返事が目標を過ぎたもの", items(late("answer"))],
      ["解決したもの", items(inquiries.filter(({ solution }) => solution.doneAt !== null).length)],
      ["解決が目標を過ぎたもの", items(late("solution"))],
    ],
  };
}

export type KeptCounts = {
  readonly points: number;
  readonly drills: Readonly<Record<DrillOutcome, number>>;
  readonly alarms: ReadonlyMap<AlarmName, number>;
};

export function backupSection({ points, drills }: KeptCounts): ReportSection {
  const tried = drills.equal + drills.different + drills.damaged + drills.failed;
  return {
    heading: "バックアップと復元の訓練",
    note: "この仕組みが取ったものです。市のデータベースを別に守っている場合は、下の報告に書きます。",
    rows: [
      ["復元できる時点の記録", times(points)],
      ["復元の訓練", times(tried)],
      ["元と等しかった", times(drills.equal)],
      ["元と違った", times(drills.different)],
      ["壊れていた・復元できなかった", times(drills.damaged + drills.failed)],
    ],
  };
}

export function alarmSection({ alarms: rang }: KeptCounts): ReportSection {
  return {
    heading: "警報",
    note: "",
    rows: alarmNames.map((name) => [alarms[name].ja, times(rang.get(name) ?? 0)]),
  };
}

/** Null: nobody watched. */
export function failoverSection(failovers: readonly Failover[] | null): ReportSection {
  return {
    heading: "データベースの切り替え",
    note: failovers
      ? "別のサーバが主のデータベースになった回数です。計画して切り替えたものも数えます。"
      : "控えのデータベースがなく、計測していません。数字を推し量ることはしません。",
    rows: [
      ["切り替え", failovers ? times(failovers.length) : "計測なし"],
      ...(failovers ?? []).map(({ at }, place): ReportRow => [`切り替え ${place + 1}`, dated(at)]),
    ],
  };
}

const outcomeNames = { done: "完了", failed: "失敗", "put-off": "延期", "called-off": "中止" } as const;

function maintenanceRow({ number, from, to, ended, stops }: Maintenance): ReportRow {
  const what = ended ? outcomeNames[ended.outcome] : "予定";
  return [`保守 ${number}`, `${what}${stops ? "（停止あり）" : ""}・${dated(from)} から ${dated(to)} まで`];
}

export function maintenanceSection(done: readonly Maintenance[]): ReportSection {
  return {
    heading: "保守作業・バージョンアップ",
    note: "",
    rows: [["その月の作業", items(done.length)], ...done.map(maintenanceRow)],
  };
}

export function planSection(month: string, planned: readonly Maintenance[]): ReportSection {
  return {
    heading: `翌月（${month}）の予定`,
    note: "",
    rows: [["予定している作業", items(planned.length)], ...planned.map(maintenanceRow)],
  };
}

/** What of the trail concerns safety, as it is said in the report. */
export const watchedActs = {
  "sign-in:fail": "サインインの失敗",
  "sign-in:hold": "サインインの一時停止",
  "access:refuse": "許されていない操作の試み",
  "words:guess": "合言葉を当てようとした試み",
  "break-glass:begin": "緊急時の閲覧の開始",
  "consultation:export": "相談の書き出し",
  "statistics:export": "統計の書き出し",
  "consultation:disclose": "学校などへの伝達",
  "staff:invite": "職員の招待",
  "staff:change": "役割の変更",
  "staff:dismiss": "職員の終了",
  "key:rotate": "鍵の更新",
  "key:destroy": "相談の鍵の廃棄",
  "database:restore": "データベースの復元",
} as const satisfies Partial<Record<Act, string>>;

export function securitySection(counts: ReadonlyMap<string, number>): ReportSection {
  return {
    heading: "安全に関わるできごと",
    note: "監査の記録から数えました。",
    rows: Object.entries(watchedActs).map(([act, name]) => [name, items(counts.get(act) ?? 0)]),
  };
}

export function lineSection(usage: LineUsage): ReportSection {
  return {
    heading: "LINEの利用状況",
    note: "",
    rows: lineFigures.map((figure) => [lineFigureNames[figure], items(usage[figure])]),
  };
}

const shown = (count: number | null): string => (count === null ? hiddenName : items(count));

function classRows({ about, table: { rows, sum } }: CityTable): readonly ReportRow[] {
  const cells = rows[0]?.cells ?? [];
  return [
    ...citySchools.map(
      (school, at): ReportRow => [
        `${cityClassNames[about]}・${citySchoolNames[school]}`,
        shown(cells[at] ?? null),
      ],
    ),
    [`${cityClassNames[about]}・${sumName}`, shown(sum)],
  ];
}

/** [MR-3] The city's table as it is published: whoever runs the service sees no small number. */
export function consultationSection(figures: Pick<Figures, "by">, period: Period): ReportSection {
  return {
    heading: "相談の件数（市の公表する表）",
    note: "公表用と同じく、小さい数は伏せています。",
    rows: cityTables(figures, period, true).flatMap(classRows),
  };
}

export type TrainingCounts = {
  readonly trainings: readonly Pick<RegisterEntry, "number" | "on" | "staff">[];
  /** Of those who work here: who was never trained, or is due again. */
  readonly untrained: number;
  /** Of those who work here: how many have read the present rules. Null where there are none. */
  readonly rules: { readonly version: number; readonly read: number; readonly people: number } | null;
};

/** [RG-3] Out of the registers: what was taught stands there, in words of people. */
export function trainingSection({ trainings, untrained, rules }: TrainingCounts): ReportSection {
  const took = trainings.reduce((sum, { staff }) => sum + staff.length, 0);
  return {
    heading: "職員の研修ときまり",
    note: "管理簿から数えました。期限と確認の人数は、この報告を作った時のものです。",
    rows: [
      ["行った研修", times(trainings.length)],
      ["受けた職員（のべ）", people(took)],
      ...trainings.map(
        ({ number, on, staff }): ReportRow => [`研修 ${number}`, `${datedDay(on)}・${people(staff.length)}`],
      ),
      ["研修をまだ受けていない・期限を過ぎた職員", people(untrained)],
      [
        "職員のきまりを確認した職員",
        rules ? `第${rules.version}版・${rules.people}人のうち${rules.read}人` : "きまりの登録なし",
      ],
    ],
  };
}

/** 2026年10月 */
export function saidMonth(month: Month): string {
  const [year, nth] = month.split("-").map(Number);
  return `${year}年${nth}月`;
}
