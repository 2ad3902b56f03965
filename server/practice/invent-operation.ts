import { randomUUID } from "node:crypto";
import type { Staff } from "../../domain/people.ts";
import { openIncident } from "../operation/incident/open.ts";
import { writeIncident } from "../operation/incident/write.ts";
import { acknowledgeMaintenance } from "../operation/maintenance/acknowledge.ts";
import { endMaintenance } from "../operation/maintenance/end.ts";
import { planMaintenance } from "../operation/maintenance/plan.ts";
import { askSupport } from "../operation/support/ask.ts";
import { writeKnowledge } from "../operation/support/knowledge.ts";
import { stepSupport } from "../operation/support/step.ts";
import type { Tools } from "../tools.ts";

type Crew = { readonly counsellor: Staff; readonly official: Staff; readonly operator: Staff };

const minute = 60_000;
const day = 24 * 60 * minute;

/** 運用 of an invented city, so that it is not empty: what was asked and answered, what went wrong, and what is planned. */
export async function inventOperation(tools: Tools, crew: Crew): Promise<void> {
  await inventInquiries(tools, crew);
  await inventIncident(tools, crew);
  await inventMaintenance(tools, crew);
  await inventKnowledge(tools, crew);
}

async function inventInquiries(tools: Tools, { counsellor, official, operator }: Crew): Promise<void> {
  const asked = {
    kind: "question",
    haste: "usual",
    way: "form",
    cameAt: null,
    caller: "",
    asIs: true,
  } as const;
  const answered = randomUUID();
  await askSupport(tools, counsellor, {
    ...{ ...asked, id: answered },
    heading: "通知の音を小さくしたい",
    words: "夕方の相談室では、新しい相談の音が少し大きく聞こえます。音の大きさは変えられますか。",
  });
  await stepSupport(tools, operator, {
    ...{ inquiry: answered, step: "solve", asIs: true },
    words:
      "音の大きさは端末の設定で変えられます。画面の通知だけにすることもできます（アカウントの「お知らせ」）。",
  });

  const taken = randomUUID();
  await askSupport(tools, operator, {
    ...{ ...asked, id: taken, kind: "fault", haste: "soon", way: "telephone" },
    cameAt: new Date(tools.now().getTime() - 50 * minute),
    caller: "みほん第一小学校",
    heading: "タブレットの1台だけ、ページが開くのに時間がかかる",
    words: "ほかのタブレットではすぐに開くとのこと。機種とブラウザーの版を確認中。",
  });
  await stepSupport(tools, operator, { ...{ inquiry: taken, step: "take", asIs: true }, words: "" });

  await askSupport(tools, official, {
    ...{ ...asked, id: randomUUID(), kind: "wish" },
    heading: "集計の表を、そのまま会議の資料に使いたい",
    words: "学期ごとの表を、縦向きで印刷できるとうれしいです。",
  });
}

async function inventIncident(tools: Tools, { official, operator }: Crew): Promise<void> {
  const ago = (minutes: number): Date => new Date(tools.now().getTime() - minutes * minute);
  const incident = randomUUID();
  await openIncident(tools, operator, {
    ...{ id: incident, kind: "fault", badIntent: false, foundAt: ago(180), inquiry: null },
    heading: "バックアップの保存先が、いっとき見えなくなった",
    words: "夜間のバックアップが1回とばされたと、警報で分かりました。相談の受け付けには影響がありません。",
    asIs: true,
  });
  const write = (kind: "action" | "recovery" | "cause" | "prevention", minutes: number, words: string) =>
    writeIncident(tools, operator, { ...{ incident, kind, words, asIs: true }, at: ago(minutes) });
  await write("action", 170, "保存先のディスクの接続を確かめ、つなぎ直しました。");
  await write("recovery", 160, "手動でバックアップを取り、復元の訓練まで終わりました。");
  await writeIncident(tools, operator, {
    ...{ incident, kind: "report", facts: { report: { stage: "first" } }, asIs: true },
    words: "バックアップが1回とばされましたが、復旧しました。失われたものはありません。",
  });
  await writeIncident(tools, official, {
    ...{ incident, kind: "decision", facts: { decision: { about: 4, agreed: true } }, asIs: true },
    words: "受け取りました。原因が分かったら知らせてください。",
  });
}

async function inventMaintenance(tools: Tools, { official, operator }: Crew): Promise<void> {
  const from = (days: number): Date => new Date(tools.now().getTime() + days * day);
  const coming = randomUUID();
  await planMaintenance(tools, operator, {
    ...{ id: coming, from: from(20), to: new Date(from(20).getTime() + 60 * minute), stops: false },
    heading: "予備のサーバーの入れ替え",
    words: "古くなった予備のサーバーを新しくします。相談の受け付けは止まりません。",
  });
  await acknowledgeMaintenance(tools, official, coming);

  const past = randomUUID();
  await planMaintenance(tools, operator, {
    ...{ id: past, from: from(0), to: new Date(from(0).getTime() + 30 * minute), stops: false },
    heading: "証明書の更新",
    words: "サーバーの証明書を新しくします。止まりません。",
  });
  await acknowledgeMaintenance(tools, official, past);
  await endMaintenance(tools, operator, {
    ...{ maintenance: past, outcome: "done" },
    result: "予定どおり更新しました。新しい証明書は3か月有効です。",
  });
}

async function inventKnowledge(tools: Tools, { operator }: Crew): Promise<void> {
  const text = (heading: string, words: string) =>
    writeKnowledge(tools, operator, {
      ...{ id: randomUUID(), version: 0, heading, words },
      asIs: true,
      gone: false,
    });
  await text(
    "席を離れるとき",
    "右上の「サインアウト」を押してください。書きかけの返事は残り、次に同じ方がサインインすると続きから書けます。",
  );
  await text(
    "ページが開かないと学校から言われたら",
    "学校のネットワークで /shindan を開いてもらい、5文字の番号を聞いてください。「学校」で結果を見られます。",
  );
}
