import type { Disclosed } from "../../../domain/disclosure.ts";
import type { ConsultationId } from "../../../domain/ids.ts";
import type { Staff } from "../../../domain/people.ts";
import { openBeside } from "../../storage/seal.ts";
import type { Tools } from "../../tools.ts";
import { findConsultation } from "../find.ts";
import { type FoundDisclosure, findDisclosures } from "./store.ts";

export type OpenedDisclosure = Omit<FoundDisclosure, "sealed"> & { readonly said: Disclosed | null };

/** [AU-9] That somebody reads these words is on record before they leave. */
export async function listDisclosures(
  tools: Tools,
  staff: Staff,
  id: ConsultationId,
): Promise<OpenedDisclosure[]> {
  const { db, keys, viewings, log } = tools;
  const { consultee } = await findConsultation(tools, id);
  const viewing = await viewings.begin(staff, [id]);
  try {
    const key = (await keys.of([id])).get(id);
    return (await findDisclosures(db, id)).map(({ sealed, ...found }) => {
      const place = { consultation: id, kind: "disclosure", version: found.seq, staff: found.staff } as const;
      // [SE-8] Its row was given to somebody else since the key was made.
      const text = key?.consultee === consultee ? openBeside(key, place, sealed) : null;
      if (text === null) log.error({ consultation: id, seq: found.seq }, "A disclosure does not open.");
      return { ...found, said: text === null ? null : (JSON.parse(text) as Disclosed) };
    });
  } finally {
    viewing.end();
  }
}
