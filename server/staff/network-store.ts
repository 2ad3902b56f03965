import { sql } from "kysely";
import type { Role } from "../../domain/people.ts";
import type { Database, Tx } from "../storage/database.ts";

export type NetworkRule = { readonly role: Role; readonly networks: readonly string[] };

export async function listNetworkRules(db: Database | Tx): Promise<NetworkRule[]> {
  return db.selectFrom("network_rule").selectAll().orderBy("role").execute();
}

/** One change at a time: two that are fine by themselves could lock somebody out together. */
export async function lockNetworkRules(tx: Tx): Promise<void> {
  await sql`lock table network_rule in share row exclusive mode`.execute(tx);
}

/** None: the role may be used from everywhere. */
export async function saveNetworkRule(tx: Tx, { role, networks }: NetworkRule): Promise<void> {
  await tx.deleteFrom("network_rule").where("role", "=", role).execute();
  if (networks.length > 0)
    await tx
      .insertInto("network_rule")
      .values({ role, networks: [...networks] })
      .execute();
}
