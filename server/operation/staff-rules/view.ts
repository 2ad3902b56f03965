import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as contract from "../../../contract/staff-rules.ts";
import type { StaffId } from "../../../domain/ids.ts";
import type { Staff } from "../../../domain/people.ts";

export type ReadRules = {
  readonly rules: { readonly version: number; readonly words: string | null; readonly at: Date } | null;
  readonly acknowledged: boolean;
};

export type WatchedRules = {
  readonly versions: readonly { readonly version: number; readonly by: StaffId; readonly at: Date }[];
  readonly readers: readonly (Pick<Staff, "id" | "displayName"> & {
    readonly acknowledgedAt: Date | null;
  })[];
  readonly people: readonly Pick<Staff, "id" | "displayName">[];
};

/** What leaves, field by field. */
export function rulesView({ rules, acknowledged }: ReadRules): OutputOf<typeof contract.readStaffRules> {
  return {
    rules: rules && { version: rules.version, words: rules.words, at: rules.at.toISOString() },
    acknowledged,
  };
}

export function watchView({
  versions,
  readers,
  people,
}: WatchedRules): OutputOf<typeof contract.watchStaffRules> {
  return {
    versions: versions.map(({ version, by, at }) => ({ version, by, at: at.toISOString() })),
    readers: readers.map(({ id, displayName, acknowledgedAt }) => ({
      ...{ id, displayName, acknowledgedAt: acknowledgedAt?.toISOString() ?? null },
    })),
    people: people.map(({ id, displayName }) => ({ id, displayName })),
  };
}
