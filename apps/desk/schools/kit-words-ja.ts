/** The words of 配布キット. */
export const words = {
  heading: "配布キット",
  hint: "学校の端末にページを置くためのファイルを、1つのZIPにまとめます。端末の管理のしかたに合うものを使ってください。",
  label: "アイコンの名前",
  wording: "ポスターとカードの言葉",
  school: "ポスターとカードを作る学校",
  all: (count: number) => `すべての学校（${count}校）`,
  none: "学校の一覧がまだありません",
  make: "キットを作る",
  making: "作っています…",
  step: (school: string | null, done: number, all: number) =>
    school === null ? "作っています…" : `作っています…（${done}/${all - 1}　${school}）`,
  made: "作りました。ZIPの中の README.txt から読んでください。",
  failed: "作れませんでした。つながりを確かめて、もう一度お試しください。",
  fileName: "kit.zip",
  inside: "中に入っているもの",
  files: [
    "Chrome・Edge のポリシー（自動インストールとブックマーク）",
    "iPad の Webクリップ（構成プロファイル）",
    "Windows のショートカットと、Intune に渡すファイル",
    "フィルタリングの担当に渡す許可リスト",
    "学校あて・家庭あての手紙の下書き",
    "学校ごとのポスターとカード（PDF）",
  ],
} as const;
