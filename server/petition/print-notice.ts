import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { recordAct } from "../audit/record.ts";
import { makePdf } from "../pdf/make-pdf.ts";
import type { Tools } from "../tools.ts";
import { loadBars } from "./bars-store.ts";
import { openAll } from "./list.ts";
import { noticePaper } from "./notice-paper.ts";
import { findPetition } from "./store.ts";

/** [PT-5] The notice as a PDF, to be put under the city's own letterhead. Before anything is decided: petition-order. */
export async function printNotice(tools: Tools, by: Staff, id: string): Promise<Uint8Array> {
  const at = tools.now();
  const petition = await findPetition(tools.db, id, at);
  if (!petition) throw new Refusal("not-found");
  const bars = [...(await loadBars(tools.db, id)).values()];
  const grounds = bars.flatMap(({ bars: some, leftOut }) => [
    ...some.map(({ ground }) => ground),
    ...(leftOut ? [leftOut] : []),
  ]);
  const paper = noticePaper(openAll(tools, petition), grounds, at);
  if (!paper) throw new Refusal("petition-order");
  const pdf = await makePdf(paper);
  await tools.db
    .transaction()
    .execute((tx) => recordAct(tx, at, by, "petition:print", { petition: id, outcome: "notice" }));
  return pdf;
}
