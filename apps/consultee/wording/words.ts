import { wordsOf } from "../../shared/text.ts";
import type { Sentence, WholeWording } from "./sentence.ts";
import { upperPrimary } from "./upper-primary.ts";

/**
 * What the page says, in the wording chosen at present. The sentences of `upper-primary-later.ts` come with ../later,
 * and only what lies there says them.
 */
export const words = wordsOf<Sentence>(upperPrimary as unknown as WholeWording);
