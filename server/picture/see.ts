import type { ConsultationId } from "../../domain/ids.ts";
import type { Consultee, Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { recordAct } from "../audit/record.ts";
import { findConsultation } from "../consultation/find.ts";
import { ownConsultation } from "../consultation/own.ts";
import { openBytes } from "../storage/seal.ts";
import type { Tools } from "../tools.ts";
import { findPicture } from "./store.ts";

/** A picture the consultee has sent, for themselves. */
export async function seeOwnPicture(
  tools: Tools,
  consultee: Consultee,
  id: ConsultationId,
  seq: number,
): Promise<Buffer> {
  await ownConsultation(tools, consultee, id);
  return open(tools, id, seq);
}

/** [PI-4] For the staff: that they looked is on record before a byte of it leaves. */
export async function seePicture(
  tools: Tools,
  staff: Staff,
  id: ConsultationId,
  seq: number,
): Promise<Buffer> {
  await findConsultation(tools, id);
  const picture = await open(tools, id, seq);
  await tools.db
    .transaction()
    .execute((tx) => recordAct(tx, tools.now(), staff, "picture:view", { consultation: id, count: seq }));
  return picture;
}

async function open(tools: Tools, consultation: ConsultationId, seq: number): Promise<Buffer> {
  const { db, keys, log } = tools;
  const [sealed, dataKeys] = await Promise.all([findPicture(db, consultation, seq), keys.of([consultation])]);
  const key = dataKeys.get(consultation);
  if (!sealed || !key) throw new Refusal("not-found");
  try {
    return openBytes(key, { consultation, seq, by: "consultee", staff: null, beside: "picture" }, sealed);
  } catch (error) {
    log.error({ consultation, seq, error }, "A stored picture does not open: who changed it?");
    throw new Refusal("not-found");
  }
}
