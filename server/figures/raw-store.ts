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
      readonly faceBefore: number | null;
      readonly faceAfter: number | null;
      /** How its urgent calls ended; null for one that has not. */
      readonly calls: readonly (string | null)[];
    }
  | {
      readonly what: "message";
      readonly id: ConsultationId;
      readonly by: "consultee" | "counsellor";
      readonly at: Date;
      /** Its consultation was opened in the period; otherwise it was only written in it. */
      readonly isCounted: boolean;
    };

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
    const ids: readonly ConsultationId[] = wanted.map(({ id }) => id);
    const calls = ids.length === 0 ? [] : await readCalls(tx, ids);
    for (const row of wanted)
      yield {
        what: "consultation",
        ...{ id: row.id, consultee: row.consultee_id, state: row.state, entrance: row.entrance },
        ...{ openedAt: row.opened_at, told: row.attributes_told, tagged: row.attributes_tagged },
        ...{ faceBefore: row.face_before, faceAfter: row.face_after },
        calls: calls.filter((one) => one.consultation_id === row.id).map(({ outcome }) => outcome),
      };
    for (const { consultation_id: id, by_whom: by, at } of await readMessages(tx, page)) {
      const isCounted = ids.includes(id);
      if (isCounted || (at >= from && at < before)) yield { what: "message", id, by, at, isCounted };
    }
    const last = page.at(-1);
    if (!last) return;
    after = last.number;
  }
}

function readCalls(tx: Tx, ids: readonly ConsultationId[]) {
  return tx
    .selectFrom("urgent_call")
    .select(["consultation_id", "outcome"])
    .where("consultation_id", "in", ids)
    .execute();
}

async function readMessages(tx: Tx, page: readonly { readonly id: ConsultationId }[]) {
  if (page.length === 0) return [];
  return tx
    .selectFrom("entry")
    .select(["consultation_id", "by_whom", "at"])
    .where(
      "consultation_id",
      "in",
      page.map(({ id }) => id),
    )
    .where("kind", "=", "message")
    .execute();
}
