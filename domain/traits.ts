import { messageLength } from "./message.ts";

/** What can be told of a reply by its words alone. It is little, and nothing is made of it but an answer in a training. */
export const traits = [
  "short",
  "thanks",
  "feeling",
  "unhurried",
  "question",
  "pressing",
  "blame",
  "dismissal",
  "advice",
  "promise",
  "safety",
  "honesty",
  "change",
  "apology",
  "excuse",
  "next",
] as const;
export type Trait = (typeof traits)[number];

const [fewLetters, manyQuestions] = [14, 3];

const cannotPromise = /(約束|やくそく)(は|を|も)?でき(な|ませ)/u;

const words: Readonly<
  Record<Exclude<Trait, "short" | "question" | "pressing">, readonly (string | RegExp)[]>
> = {
  thanks: [
    ...["ありがと", "聞かせてくれて", "きかせてくれて"],
    /よく(話し|はなし|書い|かい|言っ|いっ|来て|きて|聞かせ|教え|おしえ)/u,
  ],
  feeling: [
    ...["つら", "辛い", "苦し", "くるし", "こわ", "怖", "悲し", "かなし", "さみし", "さびし", "寂し"],
    ...[
      "不安",
      "しんど",
      "くやし",
      "悔し",
      "いやだった",
      "いやな",
      "嫌な",
      "心配",
      "しんぱい",
      "気持ち",
      "きもち",
    ],
  ],
  unhurried: [
    ...[
      "ゆっくり",
      "むりしな",
      "無理しな",
      "無理に",
      "むりに",
      "話せるところ",
      "書けるところ",
      "待って",
      "まって",
    ],
    ...[
      "話したくな",
      "書きたくな",
      "いつでも",
      "急がな",
      "いそがな",
      "だまって",
      "黙って",
      "何も書かなくても",
    ],
  ],
  blame: [
    // どうしてほしい and なんでも are something else.
    /なんで(?!も|す|しょ)|なぜ|どうして(?!ほし|欲し|も|い|た)/u,
    // Who says that it is nobody's fault has not blamed.
    /(あなた|きみ)に?も.{0,8}(悪|わる|原因|げんいん|責任|せきにん|問題)(?!いわけ|く(な|あり)|はな|はあり)/u,
    /(悪|わる)いところ(?!は(な|あり)|なんて)/u,
    ...["すればよかった", "べきだった"],
    ...["言い返せ", "いいかえせ", "断れば", "ことわれば"],
  ],
  dismissal: [
    ...[
      "気のせい",
      "きのせい",
      "考えすぎ",
      "かんがえすぎ",
      "気にしすぎ",
      "よくあること",
      "大したこと",
      "たいしたこと",
    ],
    // 気にしないでください is what one answers to an apology.
    /[気き]にし(ない(?!で)|なければ)/u,
    ...["みんな同じ", "みんなそう", "もっとつらい", "もっと大変な人"],
  ],
  advice: [
    ...[
      "したほうが",
      "した方が",
      "ほうがいい",
      "方がいい",
      "すればいい",
      "したらいい",
      "しなさい",
      "べきです",
    ],
    ...["がんばって", "頑張って", "がんばりましょう", "頑張りましょう", "言ったらどう", "相談したらどう"],
    ...["言ってみて", "いってみて", "やってみて", "相談してみて", "相談しましょう", "言いましょう"],
  ],
  promise: [
    /(絶対|ぜったい|必ず|かならず).{0,12}(言わな|いわな|言いませ|いいませ|守|解決|助け|たすけ|大丈夫|だいじょうぶ|止め|とめ)/u,
    // だれにも言わないで is what they ask for, and may be said again.
    /(誰|だれ)にも(言|い)(わない(?!で)|いませ)/u,
    ...["秘密にします", "秘密にする", "ひみつにします", "ひみつにする", "約束します", "やくそくします"],
    ...["解決します", "助けます", "守ります", "まもります"],
  ],
  safety: [
    ...[
      "今どこ",
      "いまどこ",
      "どこにい",
      "ひとりですか",
      "一人ですか",
      "だれかい",
      "誰かい",
      "そばに",
      "近くに",
      "ちかくに",
    ],
    ...[
      "安全",
      "けがは",
      "けがを",
      "怪我",
      "死にたい",
      "しにたい",
      "消えたい",
      "きえたい",
      "110",
      "119",
      "家の人",
      "おうちの人",
    ],
  ],
  honesty: [
    ...[
      "ひとりで決めない",
      "一人で決めない",
      "かってに決めない",
      "勝手に決めない",
      "あなたと相談",
      "あなたに話してから",
    ],
    ...["伝えることがあ", "つたえることがあ", "知らせることがあ", "守れないことがあ", "まもれないことがあ"],
    /(約束|やくそく)(は|を|も)?でき(な|ませ)|命(に|を|が)|いのち/u,
  ],
  change: [
    "交代",
    "交替",
    "こうたい",
    "引き継",
    "ひきつ",
    "かわりの",
    "代わりの",
    "別の相談員",
    "ちがう相談員",
    "べつの相談員",
  ],
  apology: ["申し訳", "もうしわけ", "すみません", "お詫び", "おわび", "ごめん"],
  excuse: [
    ...[
      "担当では",
      "管轄",
      "規則",
      "きまりで",
      "仕方あり",
      "仕方な",
      "しかたな",
      "学校としては",
      "学校の判断",
    ],
    ...["対応できません", "できかねます", "誤解", "お気持ちはわかりますが", "お気持ちは分かりますが"],
  ],
  next: [
    ...[
      "また書",
      "また来",
      "また話",
      "またいつでも",
      "また、いつでも",
      "続き",
      "つづき",
      "これから",
      "次は",
      "つぎは",
    ],
    ...["記録に残", "はじめから話さな", "最初から話さな", "待っています", "まっています"],
  ],
};

/** The traits of what was written in one go, one message or several. */
export function traitsOf(text: string): ReadonlySet<Trait> {
  const said = text.normalize("NFKC");
  const found = new Set<Trait>();
  for (const [trait, signs] of Object.entries(words) as [keyof typeof words, (string | RegExp)[]][])
    if (signs.some((sign) => (typeof sign === "string" ? said.includes(sign) : sign.test(said))))
      found.add(trait);
  const questions = said.match(/[?]|か。|かな。|か$/gmu)?.length ?? 0;
  if (questions > 0) found.add("question");
  if (questions >= manyQuestions) found.add("pressing");
  if (messageLength(said.trim()) < fewLetters) found.add("short");
  // Who says that it cannot be promised has not promised.
  if (cannotPromise.test(said)) found.delete("promise");
  return found;
}
