import type { WholeWording } from "./sentence.ts";

/** 中高生・保護者: plain written Japanese without ruby, calm and polite. */
export const standard: WholeWording = {
  lang: "ja",
  ruby: "no",
  name: "よりそい",
  leave: "閉じる",

  greeting: "今のお気持ちを、聞かせてください。",
  lead1: "名前は書かなくて大丈夫です。",
  lead2: "うまくまとまらなくても、ひとことだけでも大丈夫です。",
  lead3: "相談員が読んで、このページにお返事を書きます。",

  boxLabel: "相談員に伝えたいこと",
  boxHint: "ここに書いてください",
  send: "送る",
  urgent: "急ぐときは",
  back: "戻る",
  wording: "ことば",

  you: "あなた",
  counsellor: "相談員",
  logLabel: "相談のやりとり",
  newest: "新しいお返事があります",

  sending: "送信中",
  delivered: "届きました",
  read: "相談員が読みました",
  failed: "送れません",
  retry: "もう一度送る",
  takeBack: "書き直す",
  refusedClosed: "相談が終わっていたため、送れませんでした。\n書いたことは残っています。",
  refusedOther: "送ることができませんでした。\n書いたことは残っています。",
  unreadable: "ここにあった相談員の言葉が、今は表示できません。\nもう一度聞いても大丈夫です。",
  unreadableOwn: "ここにあったあなたの言葉が、今は表示できません。\nよろしければ、もう一度教えてください。",

  waiting: "相談員の返事をお待ちください。\n返事が来たら、このページに出ます。",
  released: "担当が代わります。いま、別の相談員を待っています。\nここまでのお話は、そのまま残っています。",
  claimed: "相談員がつきました。\nご自分のペースで大丈夫です。",
  closed: "この相談は、ここで終わりになりました。\nお話しくださって、ありがとうございました。",
  closedMore: "また話したくなったら、いつでも書いてください。",
  startAnew: "新しく相談する",

  faultEmpty: "まだ何も書かれていません。ひとことだけでも大丈夫です。",
  faultLong:
    "一度に送れる長さを、%over%文字超えています。何回かに分けて送ってください。書いたことは消えていません。",
  faultMalformed:
    "送ることのできない文字が混ざっています。絵文字などを消して、もう一度お試しください。書いたことは消えていません。",
  left: "あと%left%文字",

  offline:
    "ただいま、つながりにくくなっています。\n書いたことは残っています。\nつながったら、自動で送ります。",
  offlineHelp: "待てないときは、電話でも話せます。",

  helpDanger: "けがをしそうなとき、命が危ないとき",
  helpTalk: "電話で話したいとき（料金はかかりません）",
  openNow: "今、かけられます",
  closedNow: "今は時間外です",
  hoursAlways: "24時間いつでも",
  hoursDaily: "毎日 %opens%〜%closes%",
  hoursWeekdays: "月〜金曜日 %opens%〜%closes%（祝日は休み）",

  receptionOpen: "ただいま受け付けています。",
  receptionClosed: "ただいまは時間外です。書いたことは届きます。",
  receptionOpens: "相談員の返事は、%when%からです。",
  nobodyWaits: "待っている人はいません。",
  someWait: "待っている人：%waiting%人",
  aboutMinutes: "返事まで、だいたい%minutes%分くらいです。",

  askWho: "誰が読みますか？",
  tellWho: "相談員と、市の担当職員が読みます。友達や学校の先生は読めません。",
  askSecret: "学校や家の人に知られますか？",
  tellSecret:
    "あなたに黙って学校や家の人に伝えることはありません。ただし、命が危ないときだけは、あなたを守るために伝えることがあります。",
  askTablet: "学校のタブレットでも大丈夫ですか？",
  tellTablet:
    "使えます。ただし、このページを開いたことや画面が、学校から見えることがあります。心配なときは、ご家庭のスマートフォンなどからお書きください。",
  askSeen: "相談員には、何が見えますか？",
  tellSeen:
    "送った言葉と、このページを見ているかどうかが伝わります。あなたの名前や、書いている途中の言葉は伝わりません。",
  askLeave: "人に見られそうなときは？",
  tellLeave:
    "右上の「閉じる」を押すか、Shiftキーを続けて3回押してください。すぐに天気のページに変わります。送った言葉は消えませんが、この画面からは見られなくなります。",

  tellBack: "人に見られそうなときは「閉じる」を押すと、すぐに天気のページに変わります。",

  attributesTitle: "よろしければ、教えてください",
  attributesWhy: "答えなくても大丈夫です。相談はそのまま続けられます。",
  attributesThanks: "教えてくださって、ありがとうございます。",
  attributesChange: "答えを直す",
  attributesFailed: "まだ届いていません。つながったら、自動で送ります。",
  attributesNever: "答えない",
  attributesSkip: "あとにする",
  attributesDone: "これで伝える",

  askRelation: "書いているのは、どなたですか？",
  child: "児童・生徒本人",
  guardian: "保護者",
  askSchool: "どの学校に通っていますか？",
  askSchoolOfChild: "お子さんは、どの学校ですか？",
  elementary: "小学校",
  juniorHigh: "中学校",
  high: "高校",
  otherSchool: "その他",
  askGrade: "何年生ですか？",
  grade: "%grade%年",
  askGender: "性別は？",
  askGenderOfChild: "お子さんの性別は？",
  girl: "女",
  boy: "男",
  otherGender: "その他",
  askTopics: "どのようなことについてですか？（いくつでも）",
  bullying: "いじめ",
  schoolAbsence: "学校に行きたくない・行けない",
  friends: "友達のこと",
  teachers: "先生のこと",
  family: "家や家族のこと",
  oneself: "自分のこと（心や体）",
  study: "勉強や進路のこと",
  internet: "ネットやSNSのこと",
  otherTopic: "その他のこと",
};
