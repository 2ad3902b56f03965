import { longestAlarm, mostAtOnce } from "../../../domain/duty.ts";
import type { DutyFaultCode } from "../../../domain/duty-faults.ts";

const unread = "「9:00〜12:00、13:00〜17:00」のように入力してください。";
const faults: Record<DutyFaultCode | "hours-unreadable", string> = {
  "hours-unreadable": unread,
  "hours-backwards": "終わりの時刻を、始まりより後にしてください。",
  "hours-touch": "時間帯を、早い順に、重ならないように入力してください。",
  "day-unknown": "日付を入力してください。",
  "day-twice": "同じ日が2回あります。",
  "person-twice": "同じ人が2回あります。",
  "capacity-unknown": `1から${mostAtOnce}までの数字で入力してください。`,
  "alarm-unknown": `1から${longestAlarm}までの数字で入力してください。`,
};

/** What the place 当番 says. */
export const words = {
  heading: "当番",
  lead: "だれがいつ対応するかと、一度に何件まで受けるかです。相談者に見せる待ち時間の目安にも使われます。",

  own: "今日のあなた",
  ownOn: "今は当番に入っています。",
  ownOff: "今は当番に入っていません。",
  comeIn: "今日は入ります",
  stepOut: "今日は抜けます",
  ownHint: "押した時から今日の終わりまで、予定よりも優先されます。",
  saidOn: "今日の当番に入りました。",
  saidOff: "今日の当番から抜けました。担当中の相談は、そのまま残っています。",

  coverage: "受付時間の当番",
  coverageHint: "受付時間を帯で示します。赤いしま模様は、だれも入っていない時間です。",
  gaps: (count: number) => `だれも入っていない受付時間が、この2週間に${count}か所あります。`,
  noGaps: "この2週間の受付時間には、いつもだれかが入っています。",
  noReception: "受付なし",
  piece: (hours: string, people: number, capacity: number) =>
    people === 0 ? `${hours} だれもいません` : `${hours} ${people}人・${capacity}件まで`,
  nobody: "なし",
  people: (count: number) => `${count}人`,

  week: "毎週の予定",
  weekHint:
    "時間を「9:00〜12:00、13:00〜17:00」のように入力します。空欄は休みです。矢印キーの上下で、同じ曜日のとなりの人へ移ります。",
  person: "名前",
  capacity: "同時に",
  capacityOf: (name: string) => `${name}が一度に受ける件数`,
  cell: (name: string, weekday: string) => `${name} ${weekday}`,
  copy: "月曜の時間を金曜まで入れる",
  copyShort: "月→金",
  copyFor: (name: string) => `（${name}の月曜の時間を火曜から金曜までに入れる）`,
  remove: (name: string) => `${name}を予定から外す`,
  removeShort: "外す",
  add: "加える人",
  choose: "選んでください",
  empty: "まだだれも予定に入っていません。下で人を選ぶと、その人の1週間がここに表示されます。",
  planOnly: "当番を変えられるのは、相談主任と管理者です。",
  goneName: "利用を終えた職員",

  days: "いつもと違う日",
  daysHint: "その日だけの時間です。空欄は休みです。",
  who: "だれ",
  day: "日付",
  hours: "時間",
  addDay: "違う日を加える",
  removeDay: "消す",
  removeDayOf: (name: string, day: string) => `${name}の${day}を消す`,
  noDays: "いつもと違う日はありません。",

  alarm: "待ちの知らせ",
  alarmHint: "この分数を超えて待っている相談、返信のない相談を、相談主任の画面で知らせます。",
  alarmMinutes: "何分で知らせるか",

  weekdays: ["日", "月", "火", "水", "木", "金", "土"],
  faults,
} as const;
