import type { Wording } from "../../../domain/wording.ts";
import { wordsOf } from "../../shared/text.ts";
import { english } from "../wording/english.ts";
import { lowerPrimary } from "../wording/lower-primary.ts";
import type { WholeWording } from "../wording/sentence.ts";
import { standard } from "../wording/standard.ts";
import { upperPrimary } from "../wording/upper-primary.ts";
import { upperPrimaryLater } from "../wording/upper-primary-later.ts";
import { words } from "../wording/words.ts";
import { type ScriptlessSentence, scriptlessWordings } from "./sentences.ts";

const whole: Readonly<Record<Wording, WholeWording>> = {
  "lower-primary": lowerPrimary,
  "upper-primary": { ...upperPrimary, ...upperPrimaryLater },
  standard,
  english,
};

/** What only this page says. */
export const ownWords = wordsOf<ScriptlessSentence>(scriptlessWordings["upper-primary"]);

/** Everything that is drawn from now on is said so. Drawing waits for nothing in between, so no two drawings meet. */
export function speak(wording: Wording): void {
  words.choose(whole[wording]);
  ownWords.choose(scriptlessWordings[wording]);
}
