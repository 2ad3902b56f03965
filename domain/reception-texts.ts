import type { Replies, ReplyTexts } from "./reception.ts";

/** The automatic replies with which a city begins. It may say them in its own words. */
export const firstReplies: Replies = {
  received: {
    on: true,
    texts: {
      "lower-primary":
        "とどきました。おはなししてくれて、ありがとう。\n{相談員|そうだんいん}が よんで、ここに おへんじを かきます。",
      "upper-primary":
        "{届|とど}きました。{話|はな}してくれて、ありがとう。\n{相談員|そうだんいん}が{読|よ}んで、ここにお{返事|へんじ}を{書|か}きます。",
      standard:
        "届きました。話してくださり、ありがとうございます。\n相談員が読んで、このページにお返事を書きます。",
      english:
        "Your message has arrived. Thank you for telling us.\nA counsellor will read it and answer here on this page.",
    },
  },
  "out-of-hours": {
    on: true,
    texts: {
      "lower-primary":
        "とどきました。おはなししてくれて、ありがとう。\nいまは おやすみの じかんです。{相談員|そうだんいん}は、%time%から おへんじします。\nかいてくれたことは、ちゃんと のこっています。",
      "upper-primary":
        "{届|とど}きました。{話|はな}してくれて、ありがとう。\nいまは{受付|うけつけ}の{時間外|じかんがい}です。{相談員|そうだんいん}は、%time%からお{返事|へんじ}します。\n{書|か}いたことは、ちゃんと{残|のこ}っています。",
      standard:
        "届きました。話してくださり、ありがとうございます。\nいまは受付時間外です。相談員は、%time%から順番にお返事します。\n書いてくださったことは、そのまま残っています。",
      english:
        "Your message has arrived. Thank you for telling us.\nNobody is at the desk right now. A counsellor will answer, in turn, from %time%.\nWhat you wrote is kept until then.",
    },
  },
  "long-wait": {
    on: true,
    texts: {
      "lower-primary":
        "おまたせして ごめんね。もうすこし じかんが かかります。\nかならず おへんじします。\nいそぐときは、でんわでも はなせます。「いそぐときは」を みてね。",
      "upper-primary":
        "お{待|ま}たせして、ごめんなさい。もう{少|すこ}し{時間|じかん}がかかります。\n{必|かなら}ずお{返事|へんじ}します。\nいそぐときは、{電話|でんわ}でも{話|はな}せます。「いそぐときは」を{見|み}てください。",
      standard:
        "お待たせして申し訳ありません。もう少し時間がかかります。\n必ずお返事します。\nお急ぎのときは、電話でも話せます。「いそぐときは」をご覧ください。",
      english:
        "We are sorry to keep you waiting. It will take a little longer.\nA counsellor will answer you.\nIf you cannot wait, you can also talk to somebody by phone: see the urgent help on this page.",
    },
  },
  closed: {
    on: true,
    texts: {
      "lower-primary": "この おはなしは、ここで おわりです。\nはなしてくれて、ありがとう。",
      "upper-primary":
        "この{相談|そうだん}は、ここで{終|お}わりになりました。\n{話|はな}してくれて、ありがとうございました。",
      standard: "このご相談は、ここで終わりになりました。\n話してくださり、ありがとうございました。",
      english: "This talk has come to its end.\nThank you for talking with us.",
    },
  },
};

/** In place of a time that nobody knows. */
export const unknownTime: ReplyTexts = {
  "lower-primary": "つぎに あいた とき",
  "upper-primary": "{次|つぎ}に{受付|うけつけ}が{開|ひら}いたとき",
  standard: "次に受付が開いたとき",
  english: "the next time we open",
};
