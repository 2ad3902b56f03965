import type { Frame } from "../../../contract/sync.ts";
import type { ConsultationId } from "../../../domain/ids.ts";
import type { Presence } from "../../../domain/presence.ts";

/** Who has the page open, as the desk was told within the last ten seconds. Who is not in it: unknown. */
export type Presences = {
  /** Null: nothing is known, and the whole has to be asked for. */
  readonly after: string | null;
  readonly known: ReadonlyMap<ConsultationId, Presence>;
};

export const noPresences: Presences = { after: null, known: new Map() };

/** Null where a change came of what is not known here: the whole is needed first. */
export function takePresence(
  before: Presences,
  { after, whole, changes }: Extract<Frame, { t: "presence" }>,
): Presences | null {
  if (!whole && before.after === null) return null;
  if (!whole && changes.length === 0) return before.after === after ? before : { ...before, after };
  const known = new Map(whole ? [] : before.known);
  for (const { consultation, presence } of changes) {
    if (presence === "unknown") known.delete(consultation);
    else known.set(consultation, presence);
  }
  return { after, known };
}
