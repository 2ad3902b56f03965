import { areBars, type BarredMessage } from "../../domain/bar.ts";
import type { Staff } from "../../domain/people.ts";
import { refuseOtherBars } from "../../domain/petition-steps.ts";
import { Refusal } from "../../domain/refusal.ts";
import { recordAct } from "../audit/record.ts";
import { readMessagesOfOne } from "../consultation/read-messages-of.ts";
import type { Tools } from "../tools.ts";
import { upsertBars } from "./bars-store.ts";
import { findPetition, lockPetition } from "./store.ts";

/** [PT-4] What a person has decided of these messages. A bar that does not lie in its message: bad-input. */
export async function saveBars(
  tools: Tools,
  by: Staff,
  { petition: id, messages }: { readonly petition: string; readonly messages: readonly BarredMessage[] },
): Promise<void> {
  const found = await findPetition(tools.db, id, tools.now());
  if (!found?.consultation || found.consultationNumber === null) throw new Refusal("not-found");
  // Words of a message never change, so they may be read before the lock.
  const said = await readMessagesOfOne(tools, { id: found.consultation, number: found.consultationNumber });
  const texts = new Map(said.map(({ seq, text }) => [seq, text ?? ""]));
  const isOneEach = new Set(messages.map(({ seq }) => seq)).size === messages.length;
  const fit = messages.every(({ seq, bars }) => {
    const text = texts.get(seq);
    return text !== undefined && areBars(bars, text);
  });
  if (!isOneEach || !fit) throw new Refusal("bad-input");
  await tools.db.transaction().execute(async (tx) => {
    const at = tools.now();
    const petition = await lockPetition(tx, id, at);
    if (!petition) throw new Refusal("not-found");
    refuseOtherBars(petition);
    await upsertBars(tx, id, messages, { staff: by.id, at });
    await recordAct(tx, at, by, "petition:bar", { petition: id, count: messages.length });
  });
}
