import { Refusal } from "../../domain/refusal.ts";
import type { Tools } from "../tools.ts";

/** [PX-1] Nobody is played where real people write. The database refuses it too. */
export function refuseRealCity({ door }: Pick<Tools, "door">): void {
  if (!isInvented(door)) throw new Refusal("not-allowed");
}

/** An invented city is the only one that is entered by a password alone. */
export function isInvented({ secondFactor }: Tools["door"]): boolean {
  return secondFactor === "skipped";
}
