import type { Consultation } from "../../domain/consultation.ts";
import type { ConsultationId, ConsulteeId } from "../../domain/ids.ts";
import type { Database, Tx } from "../storage/database.ts";
import { consultationOf } from "./store.ts";

/** All of a consultee's, the newest first. */
export async function consultationsOf(
  db: Database,
  consultee: ConsulteeId,
  most: number,
): Promise<Consultation[]> {
  const rows = await db
    .selectFrom("consultation")
    .selectAll()
    .where("consultee_id", "=", consultee)
    // Not by time: the clocks of two processes may differ.
    .orderBy("number", "desc")
    .limit(most)
    .execute();
  return rows.map(consultationOf);
}

/** Those of a consultee that are open, but for one. Locked in the order of ids. */
export async function lockOpenOf(
  tx: Tx,
  consultee: ConsulteeId,
  except: ConsultationId,
): Promise<Consultation[]> {
  const rows = await tx
    .selectFrom("consultation")
    .selectAll()
    .where("consultee_id", "=", consultee)
    .where("state", "<>", "closed")
    .where("id", "<>", except)
    .orderBy("id")
    .forUpdate()
    .execute();
  return rows.map(consultationOf);
}

/** Nothing of theirs changes before the transaction ends. Locked in the order of ids. */
export async function lockAllOf(tx: Tx, consultee: ConsulteeId): Promise<void> {
  await tx
    .selectFrom("consultation")
    .select("id")
    .where("consultee_id", "=", consultee)
    .orderBy("id")
    .forUpdate()
    .execute();
}
