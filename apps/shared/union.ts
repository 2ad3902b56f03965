import type { ConsultationId } from "../../domain/ids.ts";
import type { Wants } from "./wants.ts";

/**
 * [DL-10] What the stream must ask for so that every tab gets its own. From the lowest cursor
 * of those who ask: what some have already comes to them twice, which does not matter.
 * Tabs of another epoch are left out until they have started over.
 */
export function unionOf(own: Wants | null, others: readonly Wants[]): Wants | null {
  const epoch = own?.epoch ?? others.find((other) => other.epoch)?.epoch ?? null;
  // Who has no epoch yet has no cursors either, and takes whatever it is.
  const theirs = others.filter((other) => other.epoch === epoch || other.epoch === null);
  const all = own ? [own, ...theirs] : theirs;
  if (all.length === 0) return null;

  const lowest = new Map<ConsultationId, number>();
  for (const { consultation, after } of all.flatMap(({ watch }) => watch)) {
    lowest.set(consultation, Math.min(after, lowest.get(consultation) ?? after));
  }
  const watch = [...lowest].map(([consultation, after]) => ({ consultation, after }));
  const desk = all.find((one) => one.desk)?.desk;
  return desk ? { epoch, watch, desk } : { epoch, watch };
}

/** Whether two of them ask for the same things, wherever their cursors stand and whatever epoch they know. */
export function sameThings(a: Wants | null, b: Wants | null): boolean {
  return things(a) === things(b);
}

function things(wants: Wants | null): string | null {
  if (!wants) return null;
  const watched = wants.watch.map(({ consultation }) => consultation).sort();
  return [wants.desk ? "desk" : "", ...watched].join(" ");
}
