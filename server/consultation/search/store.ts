import type { AuthorKind } from "../../../domain/entry.ts";
import type { ConsultationId, StaffId } from "../../../domain/ids.ts";
import type { SearchFilter } from "../../../domain/search-filter.ts";
import type { Database, Storage } from "../../storage/database.ts";
import { type DataKey, openText } from "../../storage/seal.ts";

/** What may be found, the latest first: as many as anybody waits for. [CB-9] What is deleted is not among them. */
export async function listSearchable(
  db: Database,
  { number, from, to }: Pick<SearchFilter, "number" | "from" | "to">,
  most: number,
): Promise<ConsultationId[]> {
  let query = db.selectFrom("consultation").select("id").where("deleted_at", "is", null);
  if (number !== undefined) query = query.where("number", "=", number);
  if (from) query = query.where("last_at", ">=", from);
  if (to) query = query.where("opened_at", "<", to);
  const rows = await query.orderBy("last_at", "desc").orderBy("number", "desc").limit(most).execute();
  return rows.map(({ id }) => id);
}

export type SealedMessage = {
  readonly consultation: ConsultationId;
  readonly seq: number;
  readonly at: Date;
  readonly by: AuthorKind;
  readonly staff: StaffId | null;
  readonly sealed: Buffer;
};

/** Of each the newest messages before a place, as many as asked for. */
const messagesBefore = {
  name: "messages-before",
  text: `
select e.consultation_id as consultation, e.seq, e.at, e.by_whom as by, e.staff_id as staff, e.sealed
from unnest($1::uuid[], $2::int[]) with ordinality as asked(id, before, nth)
cross join lateral (
  select * from entry e
  where e.consultation_id = asked.id and e.seq < asked.before and e.kind = 'message' and e.sealed is not null
    and ($4::text is null or e.by_whom = $4)
    and ($5::timestamptz is null or e.at >= $5)
    and ($6::timestamptz is null or e.at < $6)
  order by e.seq desc limit $3
) e
order by asked.nth, e.seq desc`,
};

export async function readMessagesBefore(
  storage: Storage,
  asked: readonly { readonly id: ConsultationId; readonly before: number }[],
  mostEach: number,
  { author, from, to }: Pick<SearchFilter, "author" | "from" | "to">,
): Promise<SealedMessage[]> {
  return storage.run<SealedMessage>(messagesBefore, [
    asked.map(({ id }) => id),
    asked.map(({ before }) => before),
    mostEach,
    author ?? null,
    from ?? null,
    to ?? null,
  ]);
}

/** Throws where it does not open. */
export function openMessage({ consultation, seq, by, staff, sealed }: SealedMessage, key: DataKey): string {
  return openText(key, { consultation, seq, by, staff }, sealed);
}
