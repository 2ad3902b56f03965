import type { ConsultationId } from "../../domain/ids.ts";
import type { Tools } from "../tools.ts";
import { remarksOf } from "./remarks-store.ts";

/**
 * [CN-14] The newest remark beside the face of each of these, where there is one and it opens. Whoever takes them away has put that on
 * record before.
 */
export async function readRemarksOf(
  { db, keys, log }: Pick<Tools, "db" | "keys" | "log">,
  ids: readonly ConsultationId[],
): Promise<ReadonlyMap<ConsultationId, string>> {
  if (ids.length === 0) return new Map();
  return remarksOf(db, keys, ids, (consultation, error) =>
    log.error({ consultation, error }, "A remark does not open: who changed it, or which key is lost?"),
  );
}
