import type { StaffId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import type { Tx } from "../storage/database.ts";
import type { Stamps } from "../storage/stamps.ts";
import { findById } from "./store.ts";

/** Null where nobody of this id works here any more. */
export async function findStaff(tx: Tx, stamps: Stamps, id: StaffId): Promise<Staff | null> {
  return (await findById(tx, stamps, id))?.staff ?? null;
}
