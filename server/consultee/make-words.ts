import { randomInt } from "node:crypto";
import type { Consultee } from "../../domain/people.ts";
import { drawRecoveryWords } from "../../domain/recovery-words.ts";
import { Refusal } from "../../domain/refusal.ts";
import { recordAct } from "../audit/record.ts";
import type { Tools } from "../tools.ts";
import { isKnownConsultee } from "./known-consultee.ts";
import { nameWords } from "./name-words.ts";
import { replaceWords } from "./recovery-store.ts";

/** [CB-4] Said once and kept nowhere. There is nothing to come back to before the first message. */
export async function makeWords(
  tools: Tools,
  consultee: Consultee,
): Promise<{ readonly words: string[]; readonly madeAt: Date }> {
  const { db, now, stamps } = tools;
  if (!(await isKnownConsultee(tools, consultee.id))) throw new Refusal("not-found");
  const words = drawRecoveryWords((limit) => randomInt(limit));
  const madeAt = now();
  await db.transaction().execute(async (tx) => {
    await replaceWords(tx, stamps, consultee.id, nameWords(tools, words), madeAt);
    await recordAct(tx, madeAt, consultee, "words:make");
  });
  return { words, madeAt };
}
