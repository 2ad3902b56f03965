import type { Tx } from "../storage/database.ts";
import { openSecret, sealSecret } from "../storage/service-seal.ts";
import { uuidv7 } from "../storage/uuid.ts";
import type { Tools } from "../tools.ts";
import { findReasons, insertReason } from "./reason-store.ts";

/** [AU-5] Null: it stands there and does not open, or is not there any more, though a line names it. */
export type ReadReason = { readonly id: string; readonly reason: string | null };

/** Keeps in sealed form why something is done. Answers the id for the fact `why` of its line. */
export async function keepReason(
  tx: Tx,
  { secrets }: Pick<Tools, "secrets">,
  at: Date,
  reason: string,
): Promise<string> {
  const id = uuidv7(at);
  await insertReason(tx, { id, reason: sealSecret(secrets.staffSealing, placeOfReason(id), reason) }, at);
  return id;
}

/** For whoever may search the trail. */
export async function openReasons(tx: Tx, tools: Tools, ids: readonly string[]): Promise<ReadReason[]> {
  const found = new Map((await findReasons(tx, ids)).map(({ id, reason }) => [id, reason]));
  return ids.map((id) => {
    const sealed = found.get(id);
    try {
      if (sealed) return { id, reason: openSecret(tools.secrets.staffSealing, placeOfReason(id), sealed) };
      tools.log.error({ why: id }, "The reason that a line of the trail names is not there.");
    } catch (error) {
      tools.log.error({ why: id, error }, "The reason of an act does not open: who changed it?");
    }
    return { id, reason: null };
  });
}

/** What a sealed reason is bound to. */
export const placeOfReason = (id: string): string => `act-reason\n${id}`;
