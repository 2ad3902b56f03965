import type pg from "pg";
import type { ConsultationId, Epoch } from "../../domain/ids.ts";

/** An entry by number and moment, which stay when its words are deleted. */
export type Told = { readonly id: ConsultationId; readonly seq: number; readonly at: Date };

/**
 * [HA-4] Where one of these entries of that epoch is missing, the next epoch begins; true if it does. Only in the epoch of
 * which they are: a restore has begun another one by itself, and so has the process that found it first.
 */
export async function beginEpochWhereMissing(
  primary: Pick<pg.ClientBase, "query">,
  epoch: Epoch,
  told: readonly Told[],
): Promise<boolean> {
  const { rowCount } = await primary.query(
    `update installation set epoch = gen_random_uuid()
     where epoch = $1 and exists (
       select from unnest($2::uuid[], $3::int[], $4::timestamptz[]) as told(id, seq, at)
       where not exists (
         select from entry where entry.consultation_id = told.id and entry.seq = told.seq and entry.at = told.at))`,
    [epoch, told.map(({ id }) => id), told.map(({ seq }) => seq), told.map(({ at }) => at)],
  );
  return rowCount === 1;
}
