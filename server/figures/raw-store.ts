import type { Attributes } from "../../domain/attributes.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Tx } from "../storage/database.ts";

/** A row as it is stored, of what was opened in a period. */
export type Raw =
  | {
      readonly what: "consultation";
      readonly id: ConsultationId;
      readonly consultee: string;
      readonly state: string;
      readonly entrance: string;
      readonly openedAt: Date;
      readonly told: Attributes;
      readonly tagged: Attributes;
    }
  | { readonly what: "message"; readonly id: ConsultationId; readonly by: "consultee" | "counsellor" };

const aPage = 500;

/** Page by page, so that the memory stays flat however long the period is; never a word of what was said. */
export async function* readRaw(
  tx: Tx,
  { from, before }: { readonly from: Date; readonly before: Date },
): AsyncGenerator<Raw> {
  for (let after = 0; ; ) {
    const page = await tx
      .selectFrom("consultation")
      .selectAll()
      .where("number", ">", after)
      .orderBy("number")
      .limit(aPage)
      .execute();
    const wanted = page.filter(({ opened_at }) => opened_at >= from && opened_at < before);
    for (const row of wanted)
      yield {
        what: "consultation",
        ...{ id: row.id, consultee: row.consultee_id, state: row.state, entrance: row.entrance },
        ...{ openedAt: row.opened_at, told: row.attributes_told, tagged: row.attributes_tagged },
      };
    const ids = wanted.map(({ id }) => id);
    const entries = ids.length === 0 ? [] : await readMessages(tx, ids);
    for (const { consultation_id, by_whom } of entries)
      yield { what: "message", id: consultation_id, by: by_whom };
    const last = page.at(-1);
    if (!last) return;
    after = last.number;
  }
}

function readMessages(tx: Tx, ids: readonly ConsultationId[]) {
  return tx
    .selectFrom("entry")
    .select(["consultation_id", "by_whom"])
    .where("consultation_id", "in", ids)
    .where("kind", "=", "message")
    .execute();
}
