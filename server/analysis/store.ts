import type { Attributes } from "../../domain/attributes.ts";
import { attributesOf } from "../../domain/attributes.ts";
import type { ConsultationId, ConsulteeId } from "../../domain/ids.ts";
import type { Database } from "../storage/database.ts";

export type Analysable = {
  readonly id: ConsultationId;
  readonly consultee: ConsulteeId;
  readonly counted: Attributes;
};

/** What was opened in a period and has words still, one consultee's beside each other: as many as asked for. */
export async function listAnalysable(
  db: Database,
  { from, before }: { readonly from: Date; readonly before: Date },
  most: number,
): Promise<Analysable[]> {
  const rows = await db
    .selectFrom("consultation")
    .select(["id", "consultee_id", "attributes_told as told", "attributes_tagged as tagged"])
    .where("opened_at", ">=", from)
    .where("opened_at", "<", before)
    .where("deleted_at", "is", null)
    .orderBy("consultee_id")
    .orderBy("number")
    .limit(most)
    .execute();
  return rows.map(({ id, consultee_id: consultee, told, tagged }) => ({
    ...{ id, consultee },
    counted: attributesOf({ told, tagged }),
  }));
}
