import type { WholeWording } from "./sentence.ts";

/** 小学校低学年: hiragana with gaps between the words, one thing in a sentence. Ruby where a kanji is kept. */
export const lowerPrimary: WholeWording = {
  lang: "ja",
  ruby: "yes",
  name: "よりそい",
  leave: "とじる",

  greeting: "いまの きもちを、きかせてね。",
  lead1: "なまえは かかなくて いいよ。",
  lead2: "うまく かけなくても、ひとことだけでも いいよ。",
  lead3: "そうだんいんが よんで、ここに おへんじを かくよ。",

  boxLabel: "そうだんいんに つたえたい こと",
  boxHint: "ここに かいてね",
  send: "おくる",
  urgent: "いそぐときは",
  back: "もどる",
  wording: "ことば",

  you: "あなた",
  counsellor: "そうだんいん",
  logLabel: "はなした こと",
  newest: "あたらしい おへんじが あるよ",

  sending: "おくって いるよ",
  delivered: "とどいたよ",
  read: "そうだんいんが よんだよ",
  failed: "おくれないよ",
  retry: "もういちど おくる",
  takeBack: "かきなおす",
  refusedClosed: "そうだんが おわって いたので、おくれなかったよ。\nかいた ことは のこって いるよ。",
  refusedOther: "おくる ことが できなかったよ。\nかいた ことは のこって いるよ。",
  unreadable: "ここに あった そうだんいんの ことばが、いま だせないよ。\nもういちど きいても だいじょうぶ。",
  unreadableOwn: "ここに あった、あなたの ことばが、いま だせないよ。\nよかったら、もういちど おしえてね。",

  waiting: "そうだんいんの へんじを まって いるよ。\nへんじが きたら、ここに でるよ。",
  released:
    "べつの そうだんいんに かわるよ。いま、まっているところだよ。\nここまでの おはなしは、そのまま のこっているよ。",
  claimed: "そうだんいんが きたよ。\nゆっくりで いいよ。",
  closed: "この そうだんは、ここで おわりに なったよ。\nはなして くれて、ありがとう。",
  closedMore: "また はなしたく なったら、いつでも かいてね。",
  startAnew: "あたらしく そうだんする",

  faultEmpty: "まだ なにも かいて いないよ。ひとことだけでも いいよ。",
  faultLong:
    "いちどに おくれる ながさを、%over%もじ こえて いるよ。なんかいかに わけて おくってね。かいた ことは きえて いないよ。",
  faultMalformed:
    "おくる ことが できない もじが まざって いるよ。えもじなどを けして、もういちど ためしてね。かいた ことは きえて いないよ。",
  left: "あと %left%もじ",

  offline:
    "いま、つながりにくく なって いるよ。\nかいた ことは のこって いるよ。\nつながったら、じぶんで おくるよ。",
  offlineHelp: "まてない ときは、でんわでも はなせるよ。",

  helpDanger: "けがを しそうな とき、いのちが あぶない とき",
  helpTalk: "でんわで はなしたい とき（おかねは かからないよ）",
  openNow: "いま、かけられるよ",
  closedNow: "いまは おやすみの じかんだよ",
  hoursAlways: "24じかん いつでも",
  hoursDaily: "まいにち %opens%〜%closes%",
  hoursWeekdays: "げつようび〜きんようび %opens%〜%closes%（しゅくじつは おやすみ）",

  receptionOpen: "いま、うけつけて いるよ。",
  receptionClosed: "いまは おやすみの じかんだよ。かいた ことは とどくよ。",
  receptionOpens: "そうだんいんの おへんじは、%when%からだよ。",
  nobodyWaits: "まって いる ひとは いないよ。",
  someWait: "まって いる ひと：%waiting%にん",
  aboutMinutes: "おへんじまで、だいたい %minutes%ふん くらい。",

  askWho: "だれが よむの？",
  tellWho: "そうだんいんと、しの たんとうの ひとが よむよ。ともだちや がっこうの せんせいは よめないよ。",
  askSecret: "がっこうや いえの ひとに しられるの？",
  tellSecret:
    "あなたに だまって、がっこうや いえの ひとに つたえる ことは ないよ。でも、いのちが あぶない ときだけは、あなたを まもる ために つたえる ことが あるよ。",
  askTablet: "がっこうの タブレットでも いいの？",
  tellTablet:
    "つかえるよ。でも、この ページを ひらいた ことや がめんが、がっこうに みえる ことが あるよ。しんぱいな ときは、いえの スマートフォンなどから かいてね。",
  askSeen: "そうだんいんには、なにが みえるの？",
  tellSeen:
    "おくった ことばと、この ページを みて いるか どうかが つたわるよ。あなたの なまえや、かいて いる とちゅうの ことばは つたわらないよ。",
  askLeave: "だれかに みられそうな ときは？",
  tellLeave:
    "みぎうえの「とじる」を おすか、Shiftキーを つづけて 3かい おしてね。すぐに てんきの ページに かわるよ。おくった ことばは きえないけれど、この がめんからは みられなく なるよ。",

  tellBack: "ひとに みられそうな ときは「とじる」を おすと、すぐに てんきの ページに かわるよ。",

  attributesTitle: "よかったら、おしえてね",
  attributesWhy: "こたえなくても だいじょうぶ。そうだんは このまま つづけられるよ。",
  attributesThanks: "おしえて くれて、ありがとう。",
  attributesChange: "こたえを なおす",
  attributesFailed: "まだ とどいて いないよ。つながったら、じぶんで おくるよ。",
  attributesNever: "こたえない",
  attributesSkip: "あとに する",
  attributesDone: "これで つたえる",

  askRelation: "かいて いるのは、だれかな？",
  child: "こども ほんにん",
  guardian: "おうちの ひと",
  askSchool: "どの がっこうに かよって いるかな？",
  askSchoolOfChild: "おこさんは、どの がっこうですか？",
  elementary: "しょうがっこう",
  juniorHigh: "ちゅうがっこう",
  high: "こうこう",
  otherSchool: "そのほか",
  askGrade: "なんねんせいかな？",
  grade: "%grade%ねん",
  askGender: "せいべつは？",
  askGenderOfChild: "おこさんの せいべつは？",
  girl: "おんな",
  boy: "おとこ",
  otherGender: "そのほか",
  askTopics: "どんな ことかな？（いくつでも）",
  bullying: "いじめ",
  schoolAbsence: "がっこうに いきたくない・いけない",
  friends: "ともだちの こと",
  teachers: "せんせいの こと",
  family: "いえや かぞくの こと",
  oneself: "じぶんの こと（こころや からだ）",
  study: "べんきょうや これからの こと",
  internet: "ネットや SNSの こと",
  otherTopic: "そのほかの こと",
};
