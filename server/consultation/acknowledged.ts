import type { ConsultationId, Epoch } from "../../domain/ids.ts";
import type { Check } from "../storage/database.ts";
import { beginEpochWhereMissing, type Told } from "./acknowledged-store.ts";
import type { Committed } from "./groups.ts";

/** The newest entries that this process has acknowledged: what a new primary has to know. */
export type Acknowledged = {
  note(moved: readonly Committed[]): void;
  /** [HA-4] Begins another epoch where this primary lacks one of them. */
  readonly check: Check;
  startOver(): void;
};

/** What is committed comes to a standby in order: if the newest are there, all before them are. A few, since commits overlap. */
const mostKept = 64;

/** `lacking` is called when a primary was found to lack something, after its epoch was changed. */
export function openAcknowledged(epoch: () => Epoch, lacking: () => void): Acknowledged {
  const newest = new Map<ConsultationId, Told>();
  return {
    note(moved) {
      for (const { consultation, entries } of moved) {
        const { id } = consultation;
        const last = entries.at(-1);
        if (!last || (newest.get(id)?.seq ?? 0) > last.seq) continue;
        newest.delete(id);
        newest.set(id, { id, seq: last.seq, at: last.at });
      }
      for (const id of newest.keys()) {
        if (newest.size <= mostKept) break;
        newest.delete(id);
      }
    },
    async check(primary) {
      const told = [...newest.values()];
      if (told.length > 0 && (await beginEpochWhereMissing(primary, epoch(), told))) lacking();
    },
    startOver: () => newest.clear(),
  };
}
