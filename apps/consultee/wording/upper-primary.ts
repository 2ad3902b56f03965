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
  newest: "{新|あたら}しいお{返事|へんじ}があります",

  sending: "{送信中|そうしんちゅう}",
  delivered: "{届|とど}きました",
  read: "{相談員|そうだんいん}が{読|よ}みました",
  failed: "{送|おく}れません",

  waiting:
    "{相談員|そうだんいん}の{返事|へんじ}を{待|ま}っています。\n{返事|へんじ}が{来|き}たら、このページに{出|で}ます。",
  released:
    "{担当|たんとう}がかわります。いま、ほかの{相談員|そうだんいん}を{待|ま}っています。\nここまでのお{話|はなし}は、そのまま{残|のこ}っています。",
  claimed: "{相談員|そうだんいん}がつきました。\nあなたのペースで{大丈夫|だいじょうぶ}です。",
  closed:
    "この{相談|そうだん}は、ここで{終|お}わりになりました。\n{話|はな}してくれて、ありがとうございました。",
  startAnew: "{新|あたら}しく{相談|そうだん}する",

  offline:
    "いま、つながりにくくなっています。\n{書|か}いたことは{残|のこ}っています。\nつながったら、{自動|じどう}で{送|おく}ります。",
} as const;
