import type { Because } from "../../../domain/calendar.ts";
import type { AutomaticReason } from "../../../domain/reception.ts";
import type { Wording } from "../../../domain/wording.ts";
import type { DraftFault } from "./draft.ts";
import type { DayKind } from "./months.ts";

const reasons: Record<AutomaticReason, readonly [name: string, when: string]> = {
  received: ["届いたこと", "受付時間内に、最初のメッセージが届いたとき"],
  "out-of-hours": [
    "受付時間外",
    "受付時間外にメッセージが届いたとき。「%time%」のところに、返事が始まる日時が入ります。",
  ],
  "long-wait": ["お待たせしていること", "下で決めた時間、返事を待っているとき"],
  closed: ["終わりのあいさつ", "相談員が相談を終了したとき"],
};
const wordings: Record<Wording, string> = {
  "lower-primary": "小学校低学年",
  "upper-primary": "小学校高学年",
  standard: "中高生・保護者",
  english: "English",
};
const kinds: Record<DayKind, readonly [sign: string, meaning: string]> = {
  open: ["○", "いつもどおり"],
  longer: ["長", "いつもより長い"],
  shorter: ["短", "いつもより短い"],
  closed: ["休", "休み"],
};
const because: Record<Because, string> = {
  period: "受け付ける期間の外",
  special: "臨時",
  "new-year": "年末年始",
  holiday: "祝日",
  season: "季節の時間",
  week: "",
};
const faults: Record<DraftFault["code"], string> = {
  "hours-unreadable":
    "時間を読み取れません。「8:45〜17:15」のように入力してください。休みの日は空欄にします。",
  "hours-backwards":
    "終わりが始まりより前になっているか、24:00を過ぎています。日をまたぐ場合は、翌日の欄に0:00から続きを入力してください。",
  "hours-touch":
    "時間が重なっているか、つながっているか、順番が逆です。早い時間から順に、間をあけて入力してください。",
  "day-unknown": "ない日付です。日付を確かめてください。",
  "days-backwards": "終わりの日が始まりの日より前です。",
  "name-missing": "名前を入力してください。",
  "seasons-overlap": "ほかの季節の時間と、期間が重なっています。",
  "special-days-overlap": "ほかの臨時の日と、日付が重なっています。",
  "never-open": "受け付ける時間が1日もありません。",
  "text-missing": "文を入力してください。使わない場合は「送る」を外します。",
  "text-too-long": "長すぎます。400文字までにしてください。",
  "time-missing": "「%time%」を入れてください。返事が始まる日時に置きかわります。",
  "placeholder-unknown": "使えない「%…%」があります。使えるのは、受付時間外の「%time%」だけです。",
  "ruby-broken": "ふりがなの書き方が途中で終わっています。「{相談|そうだん}」のように書いてください。",
  "reading-missing": "ふりがなのない漢字があります。「{相談|そうだん}」のように書いてください。",
  "desk-name-missing": "名前を入力してください。",
  "desk-number-unknown": "電話番号を確かめてください。数字とハイフンだけが使えます。",
  "desk-unchecked": "番号と時間を確かめた日を入力してください。",
  "desk-twice": "同じ電話番号が、ほかにもあります。",
  "minutes-unreadable": "1から1440までの数字を入力してください。",
};

/** What the place 受付 says. */
export const words = {
  heading: "受付",
  lead: "相談員が返事をする時間、自動返信の文、電話の窓口を決めます。相談はいつでも届きます。保存すると、すぐに相談者の画面と自動返信に使われます。",
  version: (version: number) => (version === 0 ? "まだ変更されていません。" : `第${version}版`),
  changed: (time: string, name: string) => `${time} ${name}`,
  history: "変更の記録",

  week: "曜日ごとの受付時間",
  weekHint:
    "「8:45〜17:15」のように入力します。昼休みがあれば「9:00〜12:00、13:00〜17:00」。休みの日は空欄です。",
  weekdays: ["日曜日", "月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日"],
  weekdaysShort: ["日", "月", "火", "水", "木", "金", "土"],
  holidays: "祝日",
  holidaysAsWeekdays: "祝日も、曜日どおりに受け付ける",
  newYear: "年末年始は休む",
  period: "受け付ける期間を限る",
  from: "はじめの日",
  to: "おわりの日",
  name: "名前",
  hours: "時間",

  seasons: "季節の時間",
  seasonsHint:
    "夏休みの終わりなど、毎年同じ時期だけ時間を変えるときに使います。日付は「8/20」のように入力します。",
  addSeason: "季節の時間を加える",
  season: (n: number) => `季節の時間 ${n}`,
  specialDays: "臨時の日",
  specialDaysHint:
    "その年だけの変更です。臨時の休みは、時間を空欄にします。曜日、祝日、年末年始より優先されます。",
  addSpecial: "臨時の日を加える",
  special: (n: number) => `臨時の日 ${n}`,
  remove: (what: string) => `${what}を消す`,
  noneYet: "まだありません。",

  year: "一年の予定",
  yearHint: "入力した内容のとおりに、その年の受付がどうなるかを示します。保存する前に確かめてください。",
  previousYear: "前の年",
  nextYear: "次の年",
  yearName: (year: number) => `${year}年`,
  monthName: (month: number) => `${month}月`,
  yearWaits: "読み取れない時間や日付を直すと、予定が表示されます。",
  openDays: (days: number) => `受け付ける日は、${days}日です。`,
  kinds,
  because,
  closed: "休み",

  replies: "自動返信",
  repliesHint:
    "漢字のふりがなは「{相談|そうだん}」のように書きます。相談者には、選んでいる文体の文が表示されます。",
  reasons,
  wordings,
  on: "送る",
  preview: "表示",
  longWait: "お待たせしていることを伝えるまでの時間（受付時間のうちの分）",

  pictures: "写真",
  picturesHint:
    "受け取ると決めると、相談者は相談の中で写真を送れます。届いた写真は、撮影した場所などの記録を除いて作り直し、暗号化して保存します。職員の画面では、押すまで表示されません。",
  takePictures: "写真を受け取る",
  picturesScanned: "届いた写真は、作り直す前にウイルス検査（clamd）を通します。",
  picturesNotScanned:
    "ウイルス検査（clamd）は設定されていません。検査をしない場合も、写真は必ず作り直します。",

  desks: "電話の窓口",
  desksHint:
    "「いそぐときは」と受付時間外の自動返信に、その時かけられる窓口が表示されます。番号と時間は、各窓口の案内で確かめてください。",
  desk: (n: number) => `窓口 ${n}`,
  addDesk: "窓口を加える",
  deskName: "名前（ふりがなつき）",
  deskNumber: "電話番号",
  checkedOn: "確かめた日",
  deskHours: "受付時間",

  faults,
} as const;
