import { wordsOf } from "../shared/text.ts";
import { type Sentence, upperPrimary } from "./wording.ts";

/** What the page says, in the wording chosen at present. */
export const words = wordsOf<Sentence>(upperPrimary);
