import { type Inquiry, refuseFaultyInquiry } from "../../../domain/inquiry.ts";
import type { Staff } from "../../../domain/people.ts";
import { wordsToKeep } from "../../../domain/private-words.ts";
import { Refusal } from "../../../domain/refusal.ts";
import { recordAct } from "../../audit/record.ts";
import type { Tools } from "../../tools.ts";
import { sealWords } from "../seal-words.ts";
import { placeOfCaller, placeOfHeading, placeOfStep } from "./place-of.ts";
import { findInquiry, insertInquiry, insertStep } from "./store.ts";

export type Asked = Pick<Inquiry, "id" | "kind" | "haste" | "way"> & {
  /** Of a telephone call or an e-mail: when it came. Null: now. */
  readonly cameAt: Date | null;
  readonly heading: string;
  readonly caller: string;
  readonly words: string;
  /** [OP-2] False: what looks like a consultation's words is masked. */
  readonly asIs: boolean;
};

/** [OP-2] [OP-4] Answers its number: of this one, or of the one that stands under its id already. */
export async function askSupport(tools: Tools, by: Staff, asked: Asked): Promise<number> {
  const { db, now } = tools;
  const { id, kind, haste, way } = asked;
  if (way !== "form" && !by.roles.includes("operator")) throw new Refusal("not-allowed");
  return db.transaction().execute(async (tx) => {
    const at = now();
    refuseFaultyInquiry(asked, asked.cameAt, at);
    const number = await insertInquiry(tx, {
      ...{ id, kind, haste, way, askedBy: by.id, askedAt: at, cameAt: asked.cameAt ?? at },
      heading: sealWords(tools, placeOfHeading(id), wordsToKeep(asked.heading, asked.asIs)),
      caller: asked.caller === "" ? null : sealWords(tools, placeOfCaller(id), asked.caller),
      ringAt: haste === "urgent" ? at : null,
    });
    if (number === null) {
      const before = await findInquiry(tx, id);
      if (before?.askedBy !== by.id) throw new Refusal("key-reused");
      return before.number;
    }
    const sealed = sealWords(tools, placeOfStep(id, 1), wordsToKeep(asked.words, asked.asIs));
    await insertStep(tx, id, { nth: 1, kind: "ask", by: by.id, at, sealed });
    await recordAct(tx, at, by, "inquiry:ask", { inquiry: id, outcome: haste });
    return number;
  });
}
