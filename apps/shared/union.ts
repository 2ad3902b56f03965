import type { Frame } from "../../contract/sync.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Wants } from "./wants.ts";

/** How far the one stream of this browser has carried each consultation, and the desk's list. */
export type Carried = {
  readonly entries: ReadonlyMap<ConsultationId, number>;
  readonly desk: string | null;
};

export const nothingCarried: Carried = { entries: new Map(), desk: null };

/** What a frame adds to it. A new epoch is a new city: what was carried means nothing there. */
export function carry(carried: Carried, frame: Frame): Carried {
  if (frame.t === "desk") return { ...carried, desk: frame.after };
  if (frame.t !== "entries") return carried;
  const last = frame.entries[frame.entries.length - 1];
  const before = carried.entries.get(frame.consultation) ?? 0;
  if (!last || last.seq <= before) return carried;
  return { ...carried, entries: new Map(carried.entries).set(frame.consultation, last.seq) };
}

/**
 * [DL-10] What the stream must ask for so that every tab gets its own. The tab that reads gives its own cursors;
 * for the others the stream goes on where it stands, since each of them fetches by itself what lies before.
 * Tabs of another epoch are left out until they have started over.
 */
export function unionOf(own: Wants | null, others: readonly Wants[], carried: Carried): Wants | null {
  const epoch = own?.epoch ?? others.find((other) => other.epoch)?.epoch ?? null;
  const ours = others.filter((other) => other.epoch === epoch);
  if (!own && ours.length === 0) return null;

  const watch = new Map(own?.watch.map(({ consultation, after }) => [consultation, after]));
  const asked = new Map<ConsultationId, number>();
  for (const { consultation, after } of ours.flatMap((other) => other.watch)) {
    if (watch.has(consultation)) continue;
    asked.set(consultation, Math.min(after, asked.get(consultation) ?? after));
  }
  for (const [consultation, after] of asked) {
    watch.set(consultation, Math.max(after, carried.entries.get(consultation) ?? 0));
  }

  const theirs = ours.find((other) => other.desk)?.desk;
  const desk = own?.desk ?? (theirs && { after: carried.desk ?? theirs.after });
  const together = { epoch, watch: [...watch].map(([consultation, after]) => ({ consultation, after })) };
  return desk ? { ...together, desk } : together;
}

/** Whether two of them ask for the same things, wherever their cursors stand. */
export function sameThings(a: Wants | null, b: Wants | null): boolean {
  return things(a) === things(b);
}

function things(wants: Wants | null): string {
  if (!wants) return "";
  const watched = wants.watch.map(({ consultation }) => consultation).sort();
  return [wants.epoch, wants.desk ? "desk" : "", ...watched].join(" ");
}
