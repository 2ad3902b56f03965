/**
 * Words that may mean danger, as a city begins with them; the city edits the list. What is found is a hint for a person to
 * read closely, and decides nothing: whoever writes none of these may be in danger all the same.
 */
export const firstDangerWords: readonly string[] = [
  ...["しにたい", "死にたい", "しのう", "死のう", "しんでやる", "死んでやる", "自殺", "じさつ"],
  ...["きえたい", "消えたい", "いなくなりたい", "いきていたくない", "生きていたくない", "生きたくない"],
  ...["自傷", "りすか", "リストカット", "飛び降り", "とびおり", "首をつ", "くびをつ", "首吊", "薬をたくさん"],
  ...["殺され", "ころされ", "殺す", "ころす", "無理やり触", "むりやりさわ"],
  ...["今助けて", "いまたすけて", "助けて", "たすけて"],
];

/** Of each word and of the list: enough for any city, and quick to look through at every message. */
export const longestDangerWord = 30;
export const mostDangerWords = 300;

/** Whether a word says anything once it is in one spelling: a mark alone would be found everywhere. */
export function isDangerWord(word: string): boolean {
  return [...oneSpelling(word)].length >= 2;
}

/** A look for these words, made once for many texts. What is looked at goes nowhere from here. */
export function dangerCheck(words: readonly string[]): (text: string) => boolean {
  const wanted = words.filter(isDangerWord).map(oneSpelling);
  return (text) => {
    const plain = oneSpelling(text);
    return wanted.some((word) => plain.includes(word));
  };
}

const small = "ぁぃぅぇぉっゃゅょゎゕゖ";
const large = "あいうえおつやゆよわかけ";

/**
 * One spelling for what is meant alike: width (NFKC), katakana and small kana, capitals; without spaces, marks, pictures and
 * what cannot be seen between the letters; a letter that is drawn out or repeated counts once.
 */
function oneSpelling(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
    .replace(/[ぁぃぅぇぉっゃゅょゎゕゖ]/g, (letter) => large[small.indexOf(letter)] ?? letter)
    .replace(/[\s\p{P}\p{S}\p{M}\p{C}ー]/gu, "")
    .replace(/(.)\1+/gu, "$1");
}
