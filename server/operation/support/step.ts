import { may } from "../../../domain/access.ts";
import { isRinging, type LaterInquiryStep, seesInquiry, stepInquiry } from "../../../domain/inquiry.ts";
import type { Staff } from "../../../domain/people.ts";
import { wordsToKeep } from "../../../domain/private-words.ts";
import { Refusal } from "../../../domain/refusal.ts";
import { recordAct } from "../../audit/record.ts";
import type { Tools } from "../../tools.ts";
import { sealWords } from "../seal-words.ts";
import { placeOfStep } from "./place-of.ts";
import { insertStep, lockInquiry, nextNth, saveInquiry } from "./store.ts";

export type Stepped = {
  readonly inquiry: string;
  readonly step: LaterInquiryStep;
  readonly words: string;
  readonly asIs: boolean;
};

/** [OP-3] One of two who take it comes first. A step that changes nothing is none. */
export async function stepSupport(
  tools: Tools,
  by: Staff,
  { inquiry: id, step, words, asIs }: Stepped,
): Promise<void> {
  const { db, now } = tools;
  if (words === "" && (step === "answer" || step === "add")) throw new Refusal("bad-input");
  await db.transaction().execute(async (tx) => {
    const before = await lockInquiry(tx, id);
    if (!before || !seesInquiry(before, by, may(by, "support:see"))) throw new Refusal("not-found");
    const at = now();
    const after = stepInquiry(before, step, by, at);
    if (!after) return;
    if (after !== before) await saveInquiry(tx, after, isRinging(after) ? at : null);
    const nth = await nextNth(tx, id);
    const sealed = words === "" ? null : sealWords(tools, placeOfStep(id, nth), wordsToKeep(words, asIs));
    await insertStep(tx, id, { nth, kind: step, by: by.id, at, sealed });
    await recordAct(tx, at, by, "inquiry:step", { inquiry: id, outcome: step });
  });
}
