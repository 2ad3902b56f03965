import type { StaffId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import type { Tx } from "../storage/database.ts";
import { findById } from "./store.ts";

/** Null where nobody of this id works here any more. */
export async function findStaff(tx: Tx, id: StaffId): Promise<Staff | null> {
  return (await findById(tx, id))?.staff ?? null;
}
