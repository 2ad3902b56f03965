import { type LineText, lineButtons, linePushes } from "./line.ts";

/** What is wrong with a wording that an administrator would like to give to a fixed text. */
export type LineTextFault =
  | "empty"
  | "too-long"
  | "malformed"
  | "placeholder"
  | "address"
  | "question"
  | "says-too-much";

/** LINE's own limit for a button; the others fit on a small screen. */
const longestButton = 20;
const longestPush = 60;
const longestReply = 500;

/** Anything that a program would fill in: with it, content could flow to LINE. */
const placeholder = /[{}<>%$＄％｛｝＜＞]|\[\[|\]\]/;
const address = /:\/\/|https?|www\.|[\w-]+\.(jp|com|net|org|me)\b|@/i;
/** Nothing is asked through LINE: questions stand in our own page only. */
const question = /[?？]/;
/** What would tell somebody who looks at a lock screen what this is about, or who wrote. */
const telling =
  /いじめ|イジメ|虐め|苛め|相談|そうだん|ソウダン|なや[みむ]|悩|学校|がっこう|先生|せんせい|教育|カウンセ|市役所|返事|返信|へんじ|さん|くん|ちゃん|様|[0-9０-９]/;
const control = /[^\P{Cc}\n]|\p{Cs}/u;

/** [LI-3] Null where it may stand. Only the wording of a fixed text can be chosen, never what flows into it. */
export function lineTextFault(id: LineText, text: string): LineTextFault | null {
  const [push, button] = [isOneOf(linePushes, id), isOneOf(lineButtons, id)];
  const longest = push ? longestPush : button ? longestButton : longestReply;
  if (text.trim() === "") return "empty";
  if (control.test(text) || ((push || button) && text.includes("\n"))) return "malformed";
  if ([...text].length > longest) return "too-long";
  if (placeholder.test(text)) return "placeholder";
  if (address.test(text)) return "address";
  if (question.test(text)) return "question";
  return (push || button) && telling.test(text) ? "says-too-much" : null;
}

function isOneOf(list: readonly string[], id: LineText): boolean {
  return list.includes(id);
}
