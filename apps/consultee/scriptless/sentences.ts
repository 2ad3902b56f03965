import type { Wording } from "../../../domain/wording.ts";
import type { Wording as Whole } from "../../shared/text.ts";

/** What only the page without script says, in the four wordings; all else it says in the words of the other page. */
const upperPrimary = {
  look: "{新|あたら}しいお{返事|へんじ}を{見|み}る",
  watch: "30{秒|びょう}ごとに、{自動|じどう}で{見|み}る",
  watching: "30{秒|びょう}ごとに、{自動|じどう}で{新|あたら}しくなります。",
  write: "{書|か}く（{自動|じどう}で{見|み}るのをやめる）",
  unsent:
    "{書|か}いたことがあるので、まだ{自動|じどう}では{見|み}ません。{先|さき}に「おくる」をおすか、{消|け}してください。",
  failed:
    "いま、うまくいきませんでした。{書|か}いたことは{残|のこ}っています。もう{一度|いちど}おしてください。{同|おな}じものが{二|ふた}つ{届|とど}くことはありません。",
  moved:
    "{画面|がめん}が{古|ふる}くなっていました。{書|か}いたことは{残|のこ}っています。もう{一度|いちど}「おくる」をおしてください。",
  keyReused:
    "{前|まえ}に{書|か}いたものは、もう{届|とど}いています。いま{書|か}いてあることも{伝|つた}えるときは、もう{一度|いちど}「おくる」をおしてください。",
  tooMany:
    "いま、こみあっています。%seconds%{秒|びょう}ほど{待|ま}ってから、この{画面|がめん}をもう{一度|いちど}{読|よ}みこんでください。{書|か}いたことは、そのときに{送|おく}られます。",
  tooLarge:
    "{長|なが}すぎて、{受|う}け{取|と}れませんでした。ブラウザの「もどる」で{前|まえ}の{画面|がめん}にもどると、{書|か}いたことは{残|のこ}っています。{短|みじか}く{分|わ}けて{送|おく}ってください。",
  expired:
    "{時間|じかん}がたったので、{前|まえ}のやりとりは、ここにはもう{出|で}ません。{書|か}いたことは{残|のこ}っています。このまま「おくる」をおすと、{新|あたら}しい{相談|そうだん}として{届|とど}きます。",
  noCookie:
    "このブラウザが「クッキー」を{受|う}け{取|と}らないと、ここから{送|おく}れません。もう{一度|いちど}「おくる」をおしてみてください。それでも{送|おく}れないときは、{電話|でんわ}でも{話|はな}せます。",
  stranger: "この{画面|がめん}は、もう{使|つか}えません。",
  begin: "はじめから{開|ひら}く",
  wordsUnknown:
    "この{合言葉|あいことば}では、{見|み}つかりませんでした。8つのことばと{順番|じゅんばん}を、もう{一度|いちど}{見|み}てみてください。",
  forgets:
    "1{時間|じかん}{使|つか}わないと、ここでのやりとりは、この{画面|がめん}には{出|で}なくなります。{終|お}わったら「とじる」をおしてください。",
  earlier: "{前|まえ}のやりとりも{見|み}る",
  full: "いつもの{画面|がめん}を{開|ひら}く",
} as const;

export type ScriptlessSentence = keyof typeof upperPrimary;

const lowerPrimary: Whole<ScriptlessSentence> = {
  look: "あたらしい おへんじを みる",
  watch: "30びょうごとに、じぶんで あたらしく する",
  watching: "30びょうごとに、じぶんで あたらしく なるよ。",
  write: "かく（じぶんで あたらしく するのを やめる）",
  unsent:
    "かいた ことが あるから、まだ じぶんでは あたらしく しないよ。さきに「おくる」を おすか、けしてね。",
  failed:
    "いま、うまく いかなかったよ。かいた ことは のこって いるよ。もういちど おしてね。おなじ ものが ふたつ とどく ことは ないよ。",
  moved: "がめんが ふるく なって いたよ。かいた ことは のこって いるよ。もういちど「おくる」を おしてね。",
  keyReused:
    "まえに かいた ものは、もう とどいて いるよ。いま かいて ある ことも つたえる ときは、もういちど「おくる」を おしてね。",
  tooMany:
    "いま、こんで いるよ。%seconds%びょう くらい まってから、この がめんを もういちど よみこんでね。かいた ことは、その ときに おくられるよ。",
  tooLarge:
    "ながすぎて、うけとれなかったよ。ブラウザの「もどる」で まえの がめんに もどると、かいた ことは のこって いるよ。みじかく わけて おくってね。",
  expired:
    "じかんが たったので、まえに はなした ことは、ここには もう でないよ。かいた ことは のこって いるよ。このまま「おくる」を おすと、あたらしい そうだんに なって とどくよ。",
  noCookie:
    "この ブラウザが「クッキー」を うけとらないと、ここから おくれないよ。もういちど「おくる」を おして みてね。それでも おくれない ときは、でんわでも はなせるよ。",
  stranger: "この がめんは、もう つかえないよ。",
  begin: "はじめから ひらく",
  wordsUnknown:
    "この あいことばでは、みつからなかったよ。8つの ことばと じゅんばんを、もういちど みてみてね。",
  forgets:
    "1じかん つかわないと、ここで はなした ことは、この がめんには でなく なるよ。おわったら「とじる」を おしてね。",
  earlier: "まえの ほうも みる",
  full: "いつもの がめんを ひらく",
};

const standard: Whole<ScriptlessSentence> = {
  look: "新しいお返事を見る",
  watch: "30秒ごとに自動で見る",
  watching: "30秒ごとに、自動で新しくなります。",
  write: "書く（自動で見るのをやめる）",
  unsent: "書いたことがあるため、まだ自動では見ません。先に「送る」を押すか、消してください。",
  failed:
    "うまくいきませんでした。書いたことは残っています。もう一度押してください。同じものが二つ届くことはありません。",
  moved: "画面が古くなっていました。書いたことは残っています。もう一度「送る」を押してください。",
  keyReused:
    "前に書いたものは、すでに届いています。いま書いてあることも伝えるときは、もう一度「送る」を押してください。",
  tooMany:
    "こみあっています。%seconds%秒ほど待ってから、この画面をもう一度読み込んでください。書いたことは、そのときに送られます。",
  tooLarge:
    "長すぎて、受け取れませんでした。ブラウザの「戻る」で前の画面に戻ると、書いたことは残っています。短く分けて送ってください。",
  expired:
    "時間がたったため、前のやりとりは、ここにはもう出ません。書いたことは残っています。このまま「送る」を押すと、新しい相談として届きます。",
  noCookie:
    "このブラウザがクッキーを受け取らないと、ここから送れません。もう一度「送る」を押してみてください。それでも送れないときは、電話でも話せます。",
  stranger: "この画面は、もう使えません。",
  begin: "はじめから開く",
  wordsUnknown: "この合言葉では、見つかりませんでした。8つのことばと順番を、もう一度確かめてください。",
  forgets:
    "1時間使わないと、ここでのやりとりは、この画面には出なくなります。終わったら「閉じる」を押してください。",
  earlier: "前のやりとりも見る",
  full: "いつもの画面を開く",
};

const english: Whole<ScriptlessSentence> = {
  look: "See new answers",
  watch: "Look by itself every 30 seconds",
  watching: "This page turns new by itself every 30 seconds.",
  write: "Write (and stop looking by itself)",
  unsent: "You have written something, so the page does not look by itself yet. Send it first, or delete it.",
  failed:
    "That did not work just now. What you wrote is still here. Please press again. The same thing never arrives twice.",
  moved: "This page had become old. What you wrote is still here. Please press “Send” again.",
  keyReused:
    "What you wrote before has been delivered. To send what stands here now as well, press “Send” again.",
  tooMany:
    "Many people are here right now. Please wait about %seconds% seconds, then load this page again. What you wrote is sent then.",
  tooLarge:
    "That was too long to be taken. Go back with your browser’s “Back”: what you wrote is still there. Please send it in shorter parts.",
  expired:
    "Some time went by, so what was said before is not shown here any more. What you wrote is still here. If you press “Send”, it arrives as a new talk.",
  noCookie:
    "Nothing can be sent from here while this browser takes no cookies. Please press “Send” again. If it still cannot be sent, you can talk by telephone too.",
  stranger: "This page cannot be used any more.",
  begin: "Open it from the beginning",
  wordsUnknown: "Nothing was found by these words. Please look at the 8 words and their order again.",
  forgets:
    "What was said is no longer shown here when you have not used it for 1 hour. Press “Leave” when you have finished.",
  earlier: "See what was said before",
  full: "Open the usual page",
};

export const scriptlessWordings: Readonly<Record<Wording, Whole<ScriptlessSentence>>> = {
  "lower-primary": lowerPrimary,
  "upper-primary": upperPrimary,
  standard,
  english,
};
