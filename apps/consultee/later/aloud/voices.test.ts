import { expect, test } from "vitest";
import { upperPrimary } from "../../wording/upper-primary.ts";
import { fittingVoice, languageOf, spoken } from "./voices.ts";

const voice = (lang: string, localService = true, isDefault = false) => ({
  lang,
  localService,
  default: isDefault,
});

test("[S4.1] only a voice of the device itself reads aloud: a remote one would send the words away", () => {
  expect(fittingVoice([voice("ja-JP", false, true), voice("en-US")], "ja")).toBeNull();
  expect(fittingVoice([voice("ja-JP", false, true), voice("ja-JP")], "ja")).toEqual(voice("ja-JP"));
});

test("[S4.1] the voice fits the language; the device's own choice goes first", () => {
  const voices = [voice("en-GB"), voice("ja_JP"), voice("JA-jp", true, true)];
  expect(fittingVoice(voices, "ja")?.default).toBe(true);
  expect(fittingVoice(voices.slice(0, 2), "ja")?.lang).toBe("ja_JP");
  expect(fittingVoice(voices, "en")?.lang).toBe("en-GB");
  expect(fittingVoice([voice("jam-JM"), voice("ko-KR")], "ja")).toBeNull();
  expect(fittingVoice([], "en")).toBeNull();
});

test("[S4.1] sentences sound by the readings of their author, and what a person wrote as it stands", () => {
  expect(spoken(upperPrimary.greeting)).toBe("いまのきもちを、きかせてください。");
  expect(languageOf("つらいね")).toBe("ja");
  expect(languageOf("今日 OK")).toBe("ja");
  expect(languageOf("I hear you.")).toBe("en");
});
