import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as contract from "../../../contract/maintenance.ts";
import type { StaffId } from "../../../domain/ids.ts";
import type { Maintenance } from "../../../domain/maintenance.ts";
import type { Staff } from "../../../domain/people.ts";

export type OpenedMaintenance = {
  readonly maintenance: readonly (Maintenance & {
    readonly heading: string | null;
    readonly words: string | null;
    readonly releaseNotes: string | null;
    readonly told: number;
    readonly result: string | null;
  })[];
  readonly people: readonly Staff[];
};

/** What leaves, field by field. */
export function maintenanceView(
  { maintenance, people }: OpenedMaintenance,
  mail: boolean,
): OutputOf<typeof contract.listMaintenance> {
  return {
    maintenance: maintenance.map(({ id, number, from, to, stops, heading, words, told, ...one }) => ({
      ...{ id, number, from: from.toISOString(), to: to.toISOString(), stops, heading, words, told },
      releaseNotes: one.releaseNotes,
      planned: doneView({ by: one.plannedBy, at: one.plannedAt }),
      acknowledged: one.acknowledged && doneView(one.acknowledged),
      ended: one.ended && { ...doneView(one.ended), outcome: one.ended.outcome, result: one.result },
    })),
    people: people.map(({ id, displayName }) => ({ id, displayName })),
    mail,
  };
}

function doneView({ by, at }: { readonly by: StaffId; readonly at: Date }) {
  return { by, at: at.toISOString() };
}
