import type { ConsultationId } from "../../../domain/ids.ts";
import { type Arrangement, type Section, sections } from "./arrange.ts";

/** What is drawn while somebody aims: the arrangement, and the rows whose true place is above the aim. */
export type Held = { readonly drawn: Arrangement; readonly late: readonly ConsultationId[] };

/**
 * Nothing moves under the pointer: down to the aimed row everything stays where it was drawn, below it the truth is
 * shown. What belongs further up is announced, and waits until the pointer rests or leaves.
 */
export function hold(drawn: Arrangement, truth: Arrangement, aim: ConsultationId | null): Held {
  const aimed = sections.findIndex((section) => aim !== null && drawn[section].includes(aim));
  if (aim === null || aimed < 0) return { drawn: truth, late: [] };
  const kept = sections.map((section, at) => fixedPart(drawn[section], aim, at - aimed));
  const fixed = new Set(kept.flat());
  const next = {} as Record<Section, readonly ConsultationId[]>;
  for (const [at, section] of sections.entries()) {
    const fresh = at < aimed ? [] : behind(truth[section], kept[at] ?? []).filter((id) => !fixed.has(id));
    next[section] = [...(kept[at] ?? []), ...fresh];
  }
  const shown = new Set(sections.flatMap((section) => next[section]));
  return { drawn: next, late: sections.flatMap((section) => truth[section].filter((id) => !shown.has(id))) };
}

/** Of a section above the aim everything is fixed, of the aim's own all down to it, of one below nothing. */
function fixedPart(
  ids: readonly ConsultationId[],
  aim: ConsultationId,
  below: number,
): readonly ConsultationId[] {
  if (below === 0) return ids.slice(0, ids.indexOf(aim) + 1);
  return below < 0 ? ids : [];
}

/** The part of a section that truly stands behind the last of the fixed rows still in it. */
function behind(
  truth: readonly ConsultationId[],
  kept: readonly ConsultationId[],
): readonly ConsultationId[] {
  const keeps = new Set(kept);
  let last = -1;
  for (const [at, id] of truth.entries()) if (keeps.has(id)) last = at;
  return truth.slice(last + 1);
}
