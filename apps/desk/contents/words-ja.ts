/** What 集計 says of the words of consultations. */
export const words = {
  tabs: "集計の種類",
  counts: "件数",
  words: "言葉",
  lead: "期間に始まった相談で、相談者が書いた言葉を、書いた人の数で数えます。サーバーの中で読み、読んだ内容は保存しません。",
  recorded: "分析したことと目的は、記録に残ります。",
  few: "4人までしか書いていない言葉は表示しません。名前のような言葉もほかの言葉と区別できないため、資料にする前に必ず確かめてください。",
  rough:
    "言葉の区切りは機械によるもので、誤ることがあります。「～」は、あとに続く部分が変わる言葉です（例：押～）。",
  label: "言葉の分析",
  topic: "相談種別",
  school: "学校種",
  all: "すべて",
  purpose: "目的",
  choose: "選んでください",
  submit: "分析する",
  stop: "止める",
  purposeMissing: "目的を選んでください。",
  running: (read: string, of: string) => `読んでいます… ${of}のうち${read}`,
  beginning: "分析しています…",
  notYet: "目的を選んで「分析する」を押すと、多くの人が書いた言葉が、ここに表示されます。",
  sentence: (period: string, topic: string, school: string) =>
    [period, topic, school].filter((one) => one !== "").join("・"),
  people: (people: string) => `相談者 ${people}人の言葉`,
  tooFew:
    "この期間と条件では、相談者が5人に届かないため、何も表示しません。期間を長くするか、条件を外してください。",
  none: "5人以上が書いた言葉はありませんでした。",
  ended: {
    time: "時間がかかりすぎるため、途中で終わりました。期間を短くしてください。",
    stopped: "止めました。",
    cut: "通信が途中で切れました。もう一度お試しください。",
  },
  tooMany: "分析は一人ひとつずつです。ほかで動いている分析が終わってから、お試しください。",
  most: {
    heading: "多くの人が書いた言葉",
    hint: "言葉を選ぶと、その言葉で相談を検索する画面に移ります。",
    word: "言葉",
    count: "人数",
    share: "割合",
    more: (from: number, to: number) => `${from}番目から${to}番目まで`,
    search: (word: string, people: string) => `${word} ${people}人。検索の画面でさがす`,
  },
  together: {
    heading: "いっしょに書かれた言葉",
    hint: "ひとつのメッセージの中に、どちらも書いた人の数です。",
    none: "5人以上がいっしょに書いた言葉はありませんでした。",
    picture: (count: number, top: string) =>
      `多くの人が書いた${count}の言葉が、いっしょに書かれた人数の図。${top}数は表にあります。`,
    top: (one: string, other: string, people: string) =>
      `いちばん多いのは「${one}」と「${other}」の${people}人です。`,
    cell: (one: string, other: string, people: string) => `${one} と ${other} ${people}人`,
    pair: (one: string, other: string) => `${one} ＋ ${other}`,
    pairs: "言葉の組",
  },
} as const;
