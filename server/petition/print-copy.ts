import { createHash } from "node:crypto";
import type { Staff } from "../../domain/people.ts";
import { decisionOf, stateOf } from "../../domain/petition.ts";
import { Refusal } from "../../domain/refusal.ts";
import { recordAct } from "../audit/record.ts";
import { noteCopy } from "../export/note-copy.ts";
import { makePdf } from "../pdf/make-pdf.ts";
import type { Tools } from "../tools.ts";
import { copyPaper } from "./copy-paper.ts";
import { messagesFor } from "./read.ts";
import { findPetition } from "./store.ts";

/**
 * [PT-5] The copy as a PDF, as it was agreed to: on record and in the ledger before it leaves. Only between decision and end, and only
 * where something is shown; otherwise petition-order.
 */
export async function printCopy(tools: Tools, by: Staff, id: string): Promise<Uint8Array> {
  const petition = await findPetition(tools.db, id, tools.now());
  if (!petition?.consultation || petition.consultationNumber === null) throw new Refusal("not-found");
  const decision = decisionOf(petition);
  if (stateOf(petition) !== "decided" || (decision !== "whole" && decision !== "part"))
    throw new Refusal("petition-order");
  const { number, consultation, consultationNumber, steps } = petition;
  const upTo = steps.findLast(({ kind }) => kind === "decide")?.facts.upTo ?? 0;
  const messages = (await messagesFor(tools, petition)).filter(({ seq }) => seq <= upTo);
  // What is there without anybody's decision would leave as it is.
  if (messages.length === 0 || messages.some(({ isLookedAt }) => !isLookedAt))
    throw new Refusal("petition-unseen");
  const at = tools.now();
  const pdf = await makePdf(copyPaper({ number, consultation: consultationNumber, messages }, at));
  await tools.db.transaction().execute(async (tx) => {
    const copy = await noteCopy(tx, tools, by, {
      ...{ number, first: messages[0]?.at ?? at, last: messages.at(-1)?.at ?? at, rows: messages.length, at },
    });
    const hash = createHash("sha256").update(pdf).digest("hex");
    await recordAct(tx, at, by, "petition:print", {
      ...{ petition: id, consultation, hash, count: messages.length },
      ...{ export: copy.export, why: copy.why, purpose: "disclosure-request" },
    });
  });
  return pdf;
}
