/**
 * What children write in letters that the platform's segmenter does not know as a word, and how it is spelled here. Each line: the
 * spelling that is shown, then the beginnings by which it is found at the beginning of a word. A small list, kept by hand.
 */
const lines = `
いじめ いじめ 虐め 苛め
先生 せんせい せんせー
学校 がっこう
友だち ともだち 友達 ともだち 友だち
部活 ぶかつ 部活動
先輩 せんぱい
後輩 こうはい
教室 きょうしつ
保健室 ほけんしつ
クラス くらす 学級 クラス
家 おうち
お母さん おかあさん お母さん 母 ママ まま 母親
お父さん おとうさん お父さん 父 パパ ぱぱ 父親
親 おや 両親
きょうだい お兄ちゃん お姉ちゃん おにいちゃん おねえちゃん おとうと いもうと 弟 妹 兄 姉
子ども こども 子供 子ども
無視 むし 無視
悪口 わるくち わるぐち 悪口
仲間はずれ なかまはずれ 仲間外れ 仲間はずれ はぶか はぶら ハブ
暴力 ぼうりょく 暴力
かくす かくさ かくし かくす かくそ 隠さ 隠し 隠す
たたく たたか たたい たたく たたき 叩か 叩い 叩く 叩き
なぐる なぐら なぐっ なぐる なぐり 殴ら 殴っ 殴る 殴り 殴
ける けられ けっと けったり 蹴ら 蹴っ 蹴る 蹴り 蹴
おす おされ 押さ 押し 押す
とる とられ 取ら 盗ま 盗ら
こわす こわさ こわし 壊さ 壊し 壊す
よばれる よばれ 呼ばれ 呼ば
からかう からかわ からかっ からかう
笑う わらわ わらっ 笑わ 笑っ 笑う 笑
泣く ないちゃ ないてい 泣い 泣き 泣く 泣か 泣
死 しにた しにたい 死に 死ぬ 死ん 死
消えたい きえた 消えた 消えて 消え 消
つらい つらい つらく つらか 辛い 辛く 辛
こわい こわい こわく こわか 怖い 怖く 怖
かなしい かなしい かなしく 悲しい 悲しく 悲し 悲
さみしい さみしい さびしい 寂しい 寂し 寂
いやだ いやだ いやな いやで 嫌 イヤ いやが
きらい きらい 嫌い キライ
痛い いたい いたく 痛い 痛く 痛
ねむれない ねむれな 眠れ 寝れ 寝られ
行きたくない いきたくな 行きたくな
休む やすむ やすみ やすん やすめ 休む 休み 休ん 休
帰る かえる かえり かえっ 帰る 帰り 帰っ 帰
話す はなす はなし はなせ 話す 話し 話せ 話さ
聞く きいて きいた 聞い 聞く 聞き 聞か 聞
言う いわれ いわな 言わ 言っ 言い 言う 言
行く いけな いきた 行き 行く 行っ 行か 行け
見る みられ みてみ 見る 見て 見た 見ら 見
書く かかれ 書か 書い 書く 書き
ばいきん ばいきん バイキン
くつ くつ クツ 靴
ランドセル らんどせる
ひとりぼっち ひとりぼっち 一人ぼっち 独りぼっち
給食 きゅうしょく
勉強 べんきょう
宿題 しゅくだい
スマホ すまほ
ゲーム げーむ
お金 おかね 金 お金
しまう しまい しまっ しまう
怒る おこら おこっ 怒ら 怒っ 怒る 怒り 怒
外される はずされ 外さ 外し
上ばき うわばき 上ばき 上履き
捨てる すてられ 捨て
破る やぶられ やぶら 破ら 破っ 破る 破り
キモい きもい きもち悪 キモい キモイ きもいっ
気持ち きもち 気持ち
ウザい うざい ウザい ウザイ
ズルい ずるい ズルい ズルイ
`;

type Usual = { readonly usual: string; readonly beginning: string };

/** By their first letter, the longest beginnings first. */
export const usualSpellings: ReadonlyMap<string, readonly Usual[]> = byFirstLetter(
  lines
    .trim()
    .split("\n")
    .flatMap((line): Usual[] => {
      const [usual = "", ...beginnings] = line.split(" ");
      return beginnings.map((beginning) => ({ usual, beginning }));
    })
    .sort((one, other) => other.beginning.length - one.beginning.length),
);

function byFirstLetter(all: readonly Usual[]): Map<string, Usual[]> {
  const found = new Map<string, Usual[]>();
  for (const one of all) {
    const letter = one.beginning.charAt(0);
    found.set(letter, [...(found.get(letter) ?? []), one]);
  }
  return found;
}
