import type { DraftKind } from "../../domain/draft.ts";
import type { ConsultationId, StaffId } from "../../domain/ids.ts";
import type { Database } from "../storage/database.ts";
import type { Beside } from "../storage/seal.ts";

export type DraftPlace = {
  readonly consultation: ConsultationId;
  readonly staff: StaffId;
  readonly kind: DraftKind;
};
export type SealedDraft = DraftPlace & { readonly sealed: Buffer; readonly savedAt: Date };

/** What its words are bound to. */
export function besideOf({ consultation, staff, kind }: DraftPlace): Beside {
  return { consultation, kind: `draft-${kind}`, version: 0, staff };
}

export async function putDraft(
  db: Database,
  { consultation, staff, kind }: DraftPlace,
  { sealed, mac }: { readonly sealed: Buffer; readonly mac: Buffer },
  now: Date,
): Promise<void> {
  const kept = { sealed, body_mac: mac, saved_at: now };
  await db
    .insertInto("draft")
    .values({ consultation_id: consultation, staff_id: staff, kind, ...kept })
    .onConflict((conflict) => conflict.columns(["staff_id", "consultation_id", "kind"]).doUpdateSet(kept))
    .execute();
}

/** With a mac: only where it is that text. */
export async function deleteDraft(
  db: Database,
  { consultation, staff, kind }: DraftPlace,
  mac: Buffer | null,
): Promise<void> {
  await db
    .deleteFrom("draft")
    .where("staff_id", "=", staff)
    .where("consultation_id", "=", consultation)
    .where("kind", "=", kind)
    .$if(mac !== null, (only) => only.where("body_mac", "=", mac as Buffer))
    .execute();
}

export async function draftsOf(db: Database, staff: StaffId, most: number): Promise<SealedDraft[]> {
  const rows = await db
    .selectFrom("draft")
    .selectAll()
    .where("staff_id", "=", staff)
    .orderBy("saved_at", "desc")
    .limit(most)
    .execute();
  return rows.map(({ consultation_id, staff_id, kind, sealed, saved_at }) => ({
    ...{ consultation: consultation_id, staff: staff_id, kind, sealed },
    savedAt: saved_at,
  }));
}
