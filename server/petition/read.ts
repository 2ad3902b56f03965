import type { LookedAt } from "../../domain/bar.ts";
import type { Staff } from "../../domain/people.ts";
import { proposeBars } from "../../domain/propose-bars.ts";
import { Refusal } from "../../domain/refusal.ts";
import { readMessagesOfOne } from "../consultation/read-messages-of.ts";
import type { Tools } from "../tools.ts";
import { loadBars } from "./bars-store.ts";
import { findPetition, type StoredPetition } from "./store.ts";

/** [PT-4] [AU-9] What was said in its consultation, message by message, and what is barred of it. That it is read is on record before. */
export async function readPetition(tools: Tools, reader: Staff, id: string): Promise<readonly LookedAt[]> {
  const petition = await findPetition(tools.db, id, tools.now());
  if (!petition?.consultation || petition.isDeleted) throw new Refusal("not-found");
  (await tools.viewings.begin(reader, [petition.consultation])).end();
  return messagesFor(tools, petition);
}

/** The same for what is made of it. */
export async function messagesFor(
  tools: Pick<Tools, "db" | "keys" | "log">,
  { id, consultation, consultationNumber: number }: StoredPetition,
): Promise<readonly LookedAt[]> {
  if (consultation === null || number === null) throw new Refusal("not-found");
  const [messages, decided] = [
    await readMessagesOfOne(tools, { id: consultation, number }),
    await loadBars(tools.db, id),
  ];
  return messages.map(({ seq, at, by, text }) => {
    const of = decided.get(seq);
    const { bars, leftOut } = of ?? { bars: proposeBars(text ?? ""), leftOut: null };
    return { seq, at, by, text, bars, leftOut, isLookedAt: of !== undefined };
  });
}
