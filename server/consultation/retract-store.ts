import type { ConsultationId, StaffId } from "../../domain/ids.ts";
import type { Retractable } from "../../domain/retract.ts";
import type { Tx } from "../storage/database.ts";

export type OwnMessage = Retractable & { readonly isRetracted: boolean };

/** Under the lock of its consultation. Null where this is no message that this person wrote. */
export async function findOwnMessage(
  tx: Tx,
  consultation: ConsultationId,
  seq: number,
  author: StaffId,
): Promise<OwnMessage | null> {
  const rows = await tx
    .selectFrom("entry")
    .select(["seq", "kind", "staff_id"])
    .where("consultation_id", "=", consultation)
    .where("by_whom", "=", "counsellor")
    .where("seq", "<=", seq)
    .where((eb) => eb.or([eb("kind", "=", "message"), eb("seq", "=", seq)]))
    .orderBy("seq", "desc")
    .limit(2)
    .execute();
  const [own, before] = rows;
  if (own?.seq !== seq || own.staff_id !== author) return null;
  if (own.kind !== "message" && own.kind !== "retracted") return null;
  return { seq, before: before?.seq ?? 0, isRetracted: own.kind === "retracted" };
}

/** Its sealed body is gone; its key stays, so that what is sent again under it is never stored a second time. */
export async function destroyBody(tx: Tx, consultation: ConsultationId, seq: number): Promise<void> {
  await tx
    .updateTable("entry")
    .set({ kind: "retracted", sealed: null })
    .where("consultation_id", "=", consultation)
    .where("seq", "=", seq)
    .where("kind", "=", "message")
    .execute();
}
