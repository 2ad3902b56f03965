/**
 * 小学校高学年: ruby on every kanji, short, warm, true. The wording the page comes with, and of it only what is needed
 * from the address to the first answer: each sentence here is weight before the first paint. The rest stands in
 * upper-primary-later.ts.
 */
export const upperPrimary = {
  lang: "ja",
  ruby: "yes",
  name: "よりそい",
  leave: "とじる",

  greeting: "{今|いま}の{気持|きも}ちを、{聞|き}かせてください。",
  lead1: "{名前|なまえ}は{書|か}かなくて{大丈夫|だいじょうぶ}です。",
  lead2: "うまく{書|か}けなくても、ひとことだけでも{大丈夫|だいじょうぶ}です。",
  lead3: "{相談員|そうだんいん}が{読|よ}んで、このページにお{返事|へんじ}を{書|か}きます。",

  boxLabel: "{相談員|そうだんいん}に{伝|つた}えたいこと",
  boxHint: "ここに かいてください",
  send: "おくる",
  urgent: "いそぐときは",
  back: "もどる",
  wording: "ことば",

  you: "あなた",
  counsellor: "{相談員|そうだんいん}",
  logLabel: "{相談|そうだん}のやりとり",

  sending: "{送信中|そうしんちゅう}",
  delivered: "{届|とど}きました",
  read: "{相談員|そうだんいん}が{読|よ}みました",
  failed: "{送|おく}れません",

  startAnew: "{新|あたら}しく{相談|そうだん}する",

  offline:
    "いま、つながりにくくなっています。\n{書|か}いたことは{残|のこ}っています。\nつながったら、{自動|じどう}で{送|おく}ります。",
} as const;
