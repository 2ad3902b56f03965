import type { Tx } from "../storage/database.ts";
import type { Tools } from "../tools.ts";
import { reasonOf } from "./list.ts";
import { findApprovalReasons } from "./store.ts";

/** Why these were asked for, however long ago; null where it does not open. */
export async function approvalReasons(
  tx: Tx,
  tools: Tools,
  ids: readonly string[],
): Promise<{ readonly id: string; readonly reason: string | null }[]> {
  return (await findApprovalReasons(tx, ids)).map((one) => {
    try {
      return { id: one.id, reason: reasonOf(tools, one) };
    } catch (error) {
      tools.log.error(
        { approval: one.id, error },
        "The reason of an approval does not open: who changed it?",
      );
      return { id: one.id, reason: null };
    }
  });
}
