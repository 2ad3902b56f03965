import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as contract from "../../../contract/register.ts";
import type { StaffId } from "../../../domain/ids.ts";
import type { Staff } from "../../../domain/people.ts";
import type { EntryWords, RegisterEntry } from "../../../domain/register.ts";

export type OpenedRegister = {
  readonly entries: readonly (RegisterEntry & {
    readonly overdue: boolean;
    readonly opened: EntryWords | null;
    readonly result: string | null;
  })[];
  readonly people: readonly (Staff & { readonly works: boolean })[];
  readonly untrained: readonly StaffId[];
};

/** What leaves, field by field. */
export function registerView({
  entries,
  people,
  untrained,
}: OpenedRegister): OutputOf<typeof contract.listRegister> {
  return {
    entries: entries.map(({ id, number, kind, on, until, staff, overdue, opened, ...one }) => ({
      ...{ id, number, kind, on, until, staff: [...staff], overdue },
      heading: opened?.heading ?? null,
      words: opened?.words ?? null,
      detail: opened?.detail ?? null,
      written: doneView(one.written),
      approved: one.approved && doneView(one.approved),
      ended: one.ended && { ...doneView(one.ended), outcome: one.ended.outcome, result: one.result },
    })),
    people: people.map(({ id, displayName, works }) => ({ id, displayName, works })),
    untrained: [...untrained],
  };
}

function doneView({ by, at }: { readonly by: StaffId; readonly at: Date }) {
  return { by, at: at.toISOString() };
}
