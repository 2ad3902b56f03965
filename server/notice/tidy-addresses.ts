import { keptSeconds } from "../../domain/staying.ts";
import type { Tools } from "../tools.ts";
import { deleteUnseen } from "./address-store.ts";

/** Longer than `seeStanding` takes to put down that a page was open. */
const roundingMillis = 2 * 86_400_000;

/** [NC-3] A browser that has forgotten whose it is ([CB-6]) is told nothing any more. */
export async function tidyAddresses({ db, now }: Pick<Tools, "db" | "now">): Promise<void> {
  await deleteUnseen(db, new Date(now().getTime() - keptSeconds(true) * 1_000 - roundingMillis));
}
