import type { StaffId } from "../../domain/ids.ts";
import type { Tools } from "../tools.ts";
import { voicesOf } from "./store.ts";

/** Who has agreed to these, in the order in which they did. */
export async function listVoices(
  { db }: Pick<Tools, "db">,
  approvals: readonly string[],
): Promise<ReadonlyMap<string, readonly StaffId[]>> {
  const voices = await voicesOf(db, approvals);
  return new Map(
    approvals.map((id) => [id, voices.filter(({ approval }) => approval === id).map(({ staff }) => staff)]),
  );
}
