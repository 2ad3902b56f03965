import type { Wording } from "../../shared/text.ts";
import type { upperPrimary } from "./upper-primary.ts";
import type { upperPrimaryLater } from "./upper-primary-later.ts";

/** A sentence that may be needed before anything else has been fetched. */
export type FirstSentence = keyof typeof upperPrimary;

/** Every sentence of the page. */
export type Sentence = FirstSentence | keyof typeof upperPrimaryLater;

export type WholeWording = Wording<Sentence>;
