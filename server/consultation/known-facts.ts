import type { ConsultationId } from "../../domain/ids.ts";
import { type KnownFacts, nothingKnown } from "../../domain/known.ts";
import type { Tools } from "../tools.ts";
import { listFacts } from "./facts-store.ts";

/** By consultation; one of which nothing is known is missing. */
export async function knownFacts(
  { db }: Pick<Tools, "db">,
  ids: readonly ConsultationId[],
): Promise<Map<ConsultationId, KnownFacts>> {
  const found = new Map<ConsultationId, KnownFacts>();
  for (const fact of await listFacts(db, ids)) {
    const { id, seq, at, kind, by, staff, mark, to, ground } = fact;
    const known = found.get(id) ?? nothingKnown;
    if (kind === "attributes")
      found.set(id, { ...known, attributesAt: at, toldSeq: by === "consultee" ? seq : known.toldSeq });
    else if (kind === "briefing" && staff && mark !== null)
      found.set(id, { ...known, readings: [...known.readings, { seq, staff, at, version: mark }] });
    else if (kind === "disclosure" && staff && to && ground)
      found.set(id, { ...known, disclosures: [...known.disclosures, { at, staff, to, ground }] });
  }
  return found;
}
