import { stopWords } from "./stop-words.ts";
import { usualSpellings } from "./usual-spellings.ts";

const segmenter = new Intl.Segmenter("ja", { granularity: "word" });
const kanji = /^[\p{Script=Han}々]+$/u;
const hiragana = /^[ぁ-ゖー]+$/;
const katakana = /^[ァ-ヺー]+$/;
const latin = /^[A-Z]+$/;
/** Belongs to the word before it, or after it. */
const endings = new Set([..."室部会員中校生的性力感者式科類班組館語形期料費"]);
const beginnings = new Set([..."不無非未反再大新"]);
/** What may follow a word that stands for itself; anything else goes on with it. */
const particles =
  /^(に|は|が|を|の|も|と|で|へ|や|か|から|まで|だけ|です|でし|だ|だっ|な|なら|って|より|じゃ|さん|たち|くん|ちゃん|には|では|とは|でも|とか|など|しか|ばかり|くらい|ぐらい|ね|よ)$/;
const longestWord = 20;

/**
 * Which words stand in a text, each once: nouns as they are, of verbs and adjectives what does not change, in one spelling. By the
 * platform's segmenter and a small list of what children write, so that some words are cut wrongly; there is no telling a
 * name from another word. Nothing with a figure in it is a word, nor an address.
 */
export function wordsSaid(text: string): ReadonlySet<string> {
  const said = new Set<string>();
  const plain = text
    .normalize("NFKC")
    .replace(/[a-z]+:\/\/\S+|\S+@\S+/gi, " ")
    .toUpperCase();
  const pieces = piecesOf(plain);
  for (let at = 0; at < pieces.length; ) {
    const { word, taken } = wordAt(pieces, at);
    if (word !== null && !stopWords.has(word)) said.add(word);
    at += taken;
  }
  return said;
}

type Read = { readonly word: string | null; readonly taken: number };

/** Segments; one that parts two words is empty. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    const last = pieces.at(-1) ?? "";
    // スマ and ホ are one.
    if (katakana.test(segment) && katakana.test(last)) pieces[pieces.length - 1] = last + segment;
    else pieces.push(isWordLike ? segment : "");
  }
  return pieces;
}

function wordAt(pieces: readonly string[], at: number): Read {
  const piece = pieces[at] ?? "";
  if (piece === "") return { word: null, taken: 1 };
  const next = pieces[at + 1] ?? "";
  // Before the list: 話を is not 話す, and 不登校 is not 登校.
  if (kanji.test(piece)) return ofKanji(pieces, at);
  const usual = usualAt(pieces, at);
  if (usual) return usual;
  if (katakana.test(piece) && next === "い" && [...piece].length > 1) return { word: `${piece}い`, taken: 2 };
  return { word: plainWord(piece), taken: 1 };
}

function ofKanji(pieces: readonly string[], at: number): Read {
  const [piece = "", next = ""] = [pieces[at], pieces[at + 1]];
  if (kanji.test(next) && (beginnings.has(piece) || endings.has(next)))
    return { word: piece + next, taken: 2 };
  const usual = usualAt(pieces, at);
  const standsAlone = next === "" || particles.test(next) || !hiragana.test(next);
  if (usual && (usual.taken > 1 || [...piece].length > 1 || !standsAlone || isWhole(piece))) return usual;
  if ([...piece].length > 1 || standsAlone) return { word: plainWord(piece), taken: 1 };
  return { word: `${piece}～`, taken: 1 };
}

/** Kanji that are a word of the list by themselves, like 母. */
function isWhole(piece: string): boolean {
  return usualSpellings.get(piece.charAt(0))?.some(({ beginning }) => beginning === piece) ?? false;
}

/** A word of the list that begins where a piece does. The rest of a piece that it ends in is its ending. */
function usualAt(pieces: readonly string[], at: number): Read | null {
  const listed = usualSpellings.get(pieces[at]?.charAt(0) ?? "");
  if (!listed) return null;
  let run = "";
  for (let place = at; place < pieces.length && pieces[place] !== "" && run.length < longestWord; place++)
    run += pieces[place];
  for (const { usual, beginning } of listed) {
    // むしろ is not むし, though 行き goes on as 行きたい.
    const isPart = beginning.length < (pieces[at]?.length ?? 0) && hiragana.test(pieces[at] ?? "");
    if (isPart || !run.startsWith(beginning)) continue;
    let [taken, length] = [0, 0];
    while (length < beginning.length) length += pieces[at + taken++]?.length ?? beginning.length;
    return { word: usual, taken };
  }
  return null;
}

function plainWord(piece: string): string | null {
  const letters = [...piece].length;
  if (letters > longestWord || /\p{N}/u.test(piece)) return null;
  if (kanji.test(piece)) return piece;
  // Of two letters of hiragana nearly all are particles and endings.
  if (hiragana.test(piece)) return letters > 2 ? piece : null;
  if (katakana.test(piece) || latin.test(piece)) return letters > 1 ? piece : null;
  // 行き and 行っ are one word; 仲間はずれ stays whole.
  const stem = /^([\p{Script=Han}々]+)[ぁ-ゖ]+$/u.exec(piece)?.[1];
  if (stem === undefined) return letters > 1 ? piece : null;
  return [...stem].length === 1 ? `${stem}～` : piece;
}
