import type { ConsentAnswer, DisclosedTo } from "../../../../domain/disclosure.ts";
import type { Sentence } from "../../wording/sentence.ts";

/** To whom something may be passed on, as it stands in a sentence. */
export const bodyWords: Readonly<Record<DisclosedTo, Sentence>> = {
  school: "bodySchool",
  "board-of-education": "bodyBoard",
  "child-guidance-centre": "bodyCentre",
  police: "bodyPolice",
  other: "bodyOther",
};

export const answerWords: Readonly<Record<ConsentAnswer, Sentence>> = {
  yes: "consentYes",
  no: "consentNo",
  "not-yet": "consentNotYet",
};
