import type { Holdable } from "../../domain/hold.ts";
import type { Tools } from "../tools.ts";
import { findHoldable } from "./store.ts";

/** By what it is called aloud, so that the right one is held. No word of it. Null where there is none, or it is deleted already. */
export function seeHoldable({ db }: Pick<Tools, "db">, number: number): Promise<Holdable | null> {
  return findHoldable(db, number);
}
