import type { UrgentOutcome } from "../../../domain/urgent.ts";

/** Every word about urgent calls. */
export const urgentWords = {
  label: "緊急の呼び出し",
  title: "【緊急】",
  number: (number: number) => `相談 #${number}`,
  since: "呼び出しから",

  button: "緊急に呼ぶ",
  buttonKey: "緊急に呼ぶ（F9）",
  mark: {
    set: "急ぎにする",
    remove: "急ぎを外す",
    about: "待っている相談の一番上に表示します。相談者には伝わりません。",
  },
  dialog: {
    heading: (number: number) => `相談 #${number} で緊急に呼び出しますか`,
    effects: [
      "相談主任と担当職員の全員の画面に、大きく表示され、音が鳴ります。",
      "だれも受けないときは、ほかの相談員、登録された連絡先の順に広がります。",
    ],
    confirm: "いますぐ呼ぶ",
    cancel: "呼ばない",
    keys: "Enterキーで呼ぶ、Escキーで戻る",
  },

  ringing: (who: string) => `${who}が緊急に呼んでいます`,
  ringingHint: "受けると、呼んだ人の画面にあなたの名前がすぐに表示されます。",
  widened: "まだ、だれも受けていません。すべての相談員に広げています。",
  mailed: "まだ、だれも受けていません。登録された連絡先へ知らせています。",
  take: "受ける",
  taking: "受けています…",
  keyToTake: "F9キーで移動",
  sound: {
    blocked: "この画面では、まだ音を鳴らせません。",
    allow: "音を鳴らせるようにする",
    mute: "音を止める",
  },

  making: "呼び出しを送っています…",
  makingHint: "つながるまで自動で送り直します。待たずに、下の連絡先へ電話してください。",
  calling: "呼び出しています。まだ、だれも受けていません。",
  taken: (who: string) => `${who}が受けました`,
  takenByYou: "あなたが受けました",
  called: (who: string) => `${who}が呼びました`,
  calledBefore: "この相談は、ほかの職員がすでに緊急に呼び出しています。",

  contacts: "連絡先",
  checkedOn: (day: string) => `${day} 確認`,
  script: "かけられる言葉",
  guideMissing: "連絡先を読み込めませんでした。つながると、自動で読み直します。",

  withdraw: "まちがいなので取り消す",
  end: "呼び出しを終える",
  ending: "終えています…",
  endDialog: {
    heading: (number: number) => `相談 #${number} の緊急の呼び出しを終える`,
    outcome: "どうなりましたか",
    choose: "選んでください",
    record: "したことの記録",
    recordHint: "封をして保存します。相談を読める職員だけが読めます。",
    confirm: "記録して終える",
    cancel: "戻る",
    chooseFirst: "どうなったかを選んでください。",
    recordFirst: "したことを記録してください。",
  },
  outcomes: {
    safe: "安全を確かめた",
    police: "警察につないだ",
    ambulance: "救急につないだ",
    "child-guidance": "児童相談所につないだ",
    guardian: "保護者につないだ",
    school: "学校につないだ",
    watched: "見守りを続ける",
    mistake: "まちがいだった",
  } satisfies Record<UrgentOutcome, string>,

  trouble: {
    "urgent-taken": "ほかの方が先に受けました。",
    "urgent-untaken": "まだだれも受けていないため、終えられません。まちがいなら取り消せます。",
    "urgent-ended": "この呼び出しは、もう終わっています。",
    "message-too-long": "記録は4,000文字までです。",
  } as Readonly<Record<string, string>>,

  hint: {
    label: "気になる言葉",
    text: "気になる言葉のあるメッセージがあります。意味は、読んで判断してください。",
    message: (time: string) => `${time} のメッセージを見る`,
    dismiss: "確かめた",
  },

  records: (count: number) => `緊急の呼び出しの記録 ${count}件`,
  recordedBy: (who: string) => `記録: ${who}`,
  recordUnreadable: "この記録を表示できません。管理者に連絡してください。",
} as const;
