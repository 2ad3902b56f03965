import type { Consultee } from "../../domain/people.ts";
import { readRecoveryWords } from "../../domain/recovery-words.ts";
import { Refusal } from "../../domain/refusal.ts";
import { recordAct } from "../audit/record.ts";
import type { Tools } from "../tools.ts";
import { nameWords } from "./name-words.ts";
import { findByWords } from "./recovery-store.ts";
import { rememberConsultee } from "./remember.ts";
import { mintToken } from "./token.ts";
import type { Tries } from "./tries.ts";

/** Whose words these are is who this browser is from now on. Answers its new token ([CB-4], [CB-5]). */
export async function comeBack(
  tools: Tools,
  tries: Tries,
  visitor: Consultee,
  { typed, address }: { readonly typed: string; readonly address: string },
): Promise<string> {
  const { db, now, secrets, stamps } = tools;
  const trying = { consultee: visitor.id, address };
  await tries.begin(trying);
  const { words } = readRecoveryWords(typed);
  const found = words && (await findByWords(db, stamps, nameWords(tools, words)));
  if (!found) {
    await tries.missed(trying);
    throw new Refusal("not-found");
  }
  const token = mintToken(secrets.consulteeTokens);
  const at = now();
  const back = { kind: "consultee", id: found } as const;
  await db.transaction().execute(async (tx) => {
    await tries.hit(tx, trying);
    await rememberConsultee(tx, tools, back, token, at, "web");
    await recordAct(tx, at, back, "words:come-back");
  });
  return token;
}
