import type { Check, CheckOutcome, Verdict } from "../../../domain/diagnosis.ts";

/** Every word of the page that tries a network, but for those that stand in its HTML. It says of nothing what it is for. */
export const words = {
  checks: {
    browser: "ブラウザの版",
    cookies: "クッキー",
    clock: "時計",
    storage: "設定の保存",
    post: "送る",
    poll: "受け取る",
    wait: "待って受け取る（約25秒）",
    stream: "つないだまま受け取る（約15秒）",
    speed: "往復の速さ",
  } satisfies Record<Check, string>,
  outcomes: {
    browser: {
      good: "必要な版です（iPadOS 15、Chrome 100、Edge 100 以上）。",
      fair: "確かめていないブラウザです。ほかの項目がよければ使えます。",
      bad: "古いため、文字だけの画面になります。",
      untold: "確かめていません。",
    },
    cookies: {
      good: "使えます。",
      fair: "使えます。",
      bad: "止められています。このサイトのクッキーを許可してください。",
      untold: "確かめられませんでした。",
    },
    clock: {
      good: "合っています。",
      fair: "2分以上ずれています。表示の時刻はサーバーに合わせるので、使えます。",
      bad: "ずれています。",
      untold: "確かめられませんでした。",
    },
    storage: {
      good: "使えます。",
      fair: "止められています。画面の設定を覚えませんが、使えます。",
      bad: "止められています。",
      untold: "確かめていません。",
    },
    post: {
      good: "送れます。",
      fair: "送れないことがありました。電波やフィルタを確かめてください。",
      bad: "送れません。このサイトへの通信（ポート443、POST）を許可してください。",
      untold: "確かめていません。",
    },
    poll: {
      good: "受け取れます。",
      fair: "受け取れます。",
      bad: "受け取れません。フィルタが応答を書きかえていないか、確かめてください。",
      untold: "確かめられませんでした。",
    },
    wait: {
      good: "受け取れます。",
      fair: "受け取れます。",
      bad: "途中で切られました。数秒おきに見に行くやり方で届きます。",
      untold: "確かめられませんでした。",
    },
    stream: {
      good: "すぐに届きます。",
      fair: "つながりますが、長くは続きません。つなぎ直しながら届きます。",
      bad: "まとめてから渡されています。待って受け取るやり方で届きます。",
      untold: "確かめられませんでした。",
    },
    speed: {
      good: "十分です。",
      fair: "少し遅いですが、使えます。",
      bad: "とても遅い回線です。届くまでに時間がかかります。",
      untold: "測れませんでした。",
    },
  } satisfies Record<Check, Record<CheckOutcome, string>>,
  marks: { good: "○", fair: "△", bad: "×", untold: "－" } satisfies Record<CheckOutcome, string>,
  trying: "調べています…",
  verdicts: {
    usable: "この端末とネットワークで、問題なく使えます。",
    slower: "使えます。返事が出るまで、数秒から数十秒遅れることがあります。",
    scriptless: "文字だけの画面で使えます。",
    blocked: "このままでは使えません。×のところを直してから、もう一度ためしてください。",
  } satisfies Record<Verdict, string>,
  millis: (millis: number) => `往復 ${millis} ミリ秒`,
  noSchool: "学校を選ばない",
  send: "結果を送る",
  sending: "送っています…",
  sent: "送りました。ありがとうございました。",
  unsent: "送れませんでした。上のコードを、電話などで伝えてください。",
} as const;
