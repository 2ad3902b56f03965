import type { Epoch } from "../../domain/ids.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Tools } from "../tools.ts";

/**
 * [DL-5] What a page of another epoch knows is void; it is told the present one and starts over. It may have heard of a
 * restore before this process has: so this one looks first, and sends nobody back into the past.
 */
export async function checkEpoch(
  { epoch, lookForRestore }: Pick<Tools, "epoch" | "lookForRestore">,
  asked: Epoch | null,
): Promise<void> {
  if (asked === null || asked === epoch()) return;
  await lookForRestore();
  if (asked !== epoch()) throw new Refusal("wrong-epoch", { epoch: epoch() });
}
