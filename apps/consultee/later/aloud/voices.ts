import { parts } from "../../../../domain/ruby.ts";

export type Language = "ja" | "en";

/**
 * A voice that lives in this very device. Any other speaks by sending the words to somebody else's server, and what is
 * said here goes to nobody: a device that has no voice of its own does not read aloud.
 */
export function fittingVoice<Voice extends Pick<SpeechSynthesisVoice, "lang" | "localService" | "default">>(
  voices: readonly Voice[],
  language: Language,
): Voice | null {
  // ja-JP, and ja_JP on older Androids.
  const fitting = voices.filter(
    ({ lang, localService }) => localService && lang.toLowerCase().split(/[-_]/)[0] === language,
  );
  return fitting.find((voice) => voice.default) ?? fitting[0] ?? null;
}

/** The words as they sound: what has a reading is said by the reading that its author wrote. */
export function spoken(marked: string): string {
  return parts(marked)
    .map(({ text, ruby }) => ruby ?? text)
    .join("");
}

/** Of what a person wrote, in whatever wording the page is. */
export function languageOf(text: string): Language {
  return /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text) ? "ja" : "en";
}
